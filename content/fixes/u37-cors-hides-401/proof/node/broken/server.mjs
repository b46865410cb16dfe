import cors from 'cors';
import express from 'express';

const app = express();
app.disable('x-powered-by');

const requireToken = (request, response, next) => {
  if (request.get('Authorization') === 'Bearer example-token') return next();
  response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no token' });
};

app.use(requireToken);

app.use(cors({ origin: 'https://app.example.com', exposedHeaders: 'WWW-Authenticate' }));

app.get('/me', (request, response) => {
  response.json({ user: 'alice' });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
