import { randomBytes } from 'node:crypto';
import express from 'express';

const app = express();
app.disable('x-powered-by');

const halfAnHour = 30 * 60 * 1000;
const morning = { user: 'alice', expires: Date.parse('2026-11-24T09:30:00Z') };
const sessions = new Map([['example-session-of-this-morning', morning]]);

app.post('/login', express.urlencoded(), (request, response) => {
  const { user, password } = request.body;
  if (user !== 'alice' || password !== 's3cret') {
    response.status(401).json({ error: 'Wrong username or password' });
    return;
  }
  const id = randomBytes(16).toString('hex');
  sessions.set(id, { user, expires: Date.now() + halfAnHour });
  response.cookie('session', id, { httpOnly: true, sameSite: 'lax' }).status(204).end();
});

app.get('/account', (request, response) => {
  const id = /\bsession=([^;]+)/.exec(request.get('Cookie') ?? '')?.[1];
  const session = sessions.get(id);
  if (session === undefined || session.expires < Date.now()) {
    response.clearCookie('session').status(401).json({ error: 'Session expired' });
    return;
  }
  session.expires = Date.now() + halfAnHour;
  response.json({ user: session.user });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
