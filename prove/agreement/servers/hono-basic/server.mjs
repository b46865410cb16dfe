import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';

const staff = basicAuth(
  { realm: 'Staff', username: 'alice', password: 's3cret' },
  { username: 'carol', password: 'pa:ss' },
  { username: 'dora', password: 'pässwörd' },
  { username: 'erin', password: '>>>???' },
);
const team = basicAuth({ realm: 'Team', username: 'bob', password: 't3am' });

const app = new Hono();
app.use('/team/', team);
app.use('/', staff);
app.all('*', (c) => c.text('Staff only.'));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8080), hostname: '127.0.0.1' });
