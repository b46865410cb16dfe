import express from 'express';

const app = express();
app.disable('x-powered-by');

let signedIn = false;

app.get('/', (request, response) => {
  response.send('<!doctype html><title>The site</title><link rel="icon" href="data:,">');
});

app.use((request, response, next) => {
  response.set('Cache-Control', 'private, max-age=600');
  next();
});

app.post('/login', (request, response) => {
  signedIn = true;
  response.cookie('session', 'example-session', { httpOnly: true, sameSite: 'lax' }).status(204).end();
});

app.post('/logout', (request, response) => {
  signedIn = false;
  response.clearCookie('session').status(204).end();
});

app.get('/account', (request, response) => {
  if (signedIn && request.get('Cookie') === 'session=example-session') response.json({ user: 'alice' });
  else response.status(401).json({ error: 'Not signed in' });
});

app.listen(process.env.PORT ?? 80, '127.0.0.1');
