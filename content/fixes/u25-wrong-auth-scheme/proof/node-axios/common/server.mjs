import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/me', (request, response) => {
  const [scheme, token] = (request.get('Authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer') {
    response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no bearer token' });
  } else if (token !== 'example-token') {
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer realm="api", error="invalid_token"')
      .json({ error: 'unknown token' });
  } else {
    response.json({ user: 'alice' });
  }
});

app.listen(process.env.PORT ?? 80, '127.0.0.1');
