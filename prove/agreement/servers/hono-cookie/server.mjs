import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';

const sessions = new Map([
  ['example-session-0400', { user: 'alice', expires: Date.parse('2026-11-24T11:00:00Z') }],
  ['example-session-0401', { user: 'alice', expires: Date.parse('2026-11-24T13:00:00Z') }],
]);

const app = new Hono();
app.all('*', (c) => {
  const session = sessions.get(getCookie(c, 'session'));
  if (session === undefined || session.expires <= Date.now()) return c.text('Sign in first.', 401);
  return c.json({ user: session.user });
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8080), hostname: '127.0.0.1' });
