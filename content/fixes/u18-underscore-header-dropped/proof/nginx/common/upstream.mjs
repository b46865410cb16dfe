import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/orders', (request, response) => {
  if (request.get('api_key') !== 'example-key') {
    response.status(401).json({ error: 'No API key found in request' });
    return;
  }
  response.json([{ id: 1, total: 20 }]);
});

app.listen(process.env.PORT ?? 3000, '127.0.0.1');
