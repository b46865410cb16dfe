import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/orders', (request, response) => {
  if (request.get('X-API-Key') !== 'example-key') {
    response.status(401).json({ error: 'Send your key in the X-API-Key header' });
    return;
  }
  response.json([{ id: 1, total: 20 }]);
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
