import express from 'express';

const app = express();
app.disable('x-powered-by');

const requireToken = (request, response, next) => {
  if (request.get('Authorization') === 'Bearer example-token') return next();
  response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no token' });
};

app.post('/login', express.urlencoded(), (request, response) => {
  if (request.body.password !== 's3cret') return response.status(401).json({ error: 'wrong password' });
  response.json({ access_token: 'example-token', token_type: 'Bearer' });
});

app.use(requireToken);

app.get('/me', (request, response) => {
  response.json({ user: 'alice' });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
