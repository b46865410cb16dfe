import { randomBytes } from 'node:crypto';
import express from 'express';

const app = express();
app.disable('x-powered-by');

const sessions = new Map();

app.post('/login', express.urlencoded(), (request, response) => {
  const { user, password } = request.body;
  if (user !== 'alice' || password !== 's3cret') {
    response.status(401).json({ error: 'Wrong username or password' });
    return;
  }
  const id = randomBytes(16).toString('hex');
  sessions.set(id, user);
  response.cookie('session', id, { httpOnly: true, sameSite: 'lax' }).status(204).end();
});

app.get('/account', (request, response) => {
  const id = /\bsession=([^;]+)/.exec(request.get('Cookie') ?? '')?.[1];
  if (!sessions.has(id)) {
    response.status(401).json({ error: 'Unknown session' });
    return;
  }
  response.json({ user: sessions.get(id) });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
