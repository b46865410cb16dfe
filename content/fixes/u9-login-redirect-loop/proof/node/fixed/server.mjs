import { randomBytes } from 'node:crypto';
import express from 'express';

const app = express();
app.disable('x-powered-by');

const sessions = new Set();

app.get('/login', (request, response) => {
  response.type('html').send('<form method="post"><input name="password" type="password"></form>\n');
});

app.post('/login', express.urlencoded(), (request, response) => {
  if (request.body.password !== 's3cret') return response.redirect('/login');
  const id = randomBytes(16).toString('hex');
  sessions.add(id);
  response.cookie('session', id, { path: '/', httpOnly: true, sameSite: 'lax' });
  response.redirect(303, '/account');
});

app.get('/account', (request, response) => {
  const id = /\bsession=([^;]+)/.exec(request.get('Cookie') ?? '')?.[1];
  if (!sessions.has(id)) return response.redirect('/login');
  response.type('html').send('<h1>Hello, alice</h1>\n');
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
