import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/', (request, response) => {
  response.type('text').send('Welcome to example.com\n');
});

app.listen(process.env.PORT ?? 3000, '127.0.0.1');
