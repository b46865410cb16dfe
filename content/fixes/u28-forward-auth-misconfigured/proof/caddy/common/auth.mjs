import express from 'express';

const app = express();
app.disable('x-powered-by');

// Called by Caddy before each request to the wiki: is there a session?
app.get('/verify', (request, response) => {
  if (/\bsession=example-session\b/.test(request.get('Cookie') ?? '')) response.status(204).end();
  else response.status(401).type('text').send('Unauthorized');
});

app.listen(process.env.PORT ?? 9000, '127.0.0.1');
