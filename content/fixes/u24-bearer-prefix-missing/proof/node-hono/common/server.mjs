import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

const app = new Hono();

app.use(bearerAuth({ token: 'example-token' }));
app.get('/me', (context) => context.json({ user: 'alice' }));

serve({ fetch: app.fetch, port: process.env.PORT ?? 8080, hostname: '127.0.0.1' });
