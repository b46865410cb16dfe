import express from 'express';

const app = express();
app.disable('x-powered-by');

// The API has moved to a host of its own.
app.use((request, response, next) => {
  if (request.hostname === 'api.example.com') return next();
  response.redirect(308, `http://api.example.com${request.url}`);
});

app.get('/me', (request, response) => {
  if (request.get('Authorization') === 'Bearer example-token') response.json({ user: 'alice' });
  else response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no token' });
});

app.listen(process.env.PORT ?? 80, '127.0.0.1');
