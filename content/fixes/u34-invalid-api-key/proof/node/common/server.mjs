import express from 'express';

const app = express();
app.disable('x-powered-by');

const keys = new Map([['example-key-2026', 'alice']]);

app.get('/orders', (request, response) => {
  const user = keys.get(request.get('X-API-Key'));
  if (user === undefined) {
    response.status(401).json({ error: 'Invalid API key' });
    return;
  }
  response.json({ user, orders: [{ id: 1, total: 20 }] });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
