import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/api/me', (request, response) => {
  const authorization = request.get('Authorization');
  if (authorization === 'Bearer example-token') {
    response.json({ user: 'alice' });
  } else if (authorization === undefined) {
    response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no token' });
  } else {
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer realm="api", error="invalid_token"')
      .json({ error: 'unknown token' });
  }
});

app.listen(process.env.PORT ?? 3000, '127.0.0.1');
