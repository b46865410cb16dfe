import express from 'express';

const app = express();
app.disable('x-powered-by');

app.post('/notes', express.json(), (request, response) => {
  if (request.get('Authorization') === 'Bearer example-token') response.status(201).json(request.body);
  else response.status(401).set('WWW-Authenticate', 'Bearer realm="api"').json({ error: 'no bearer token' });
});

app.listen(process.env.PORT ?? 80, '127.0.0.1');
