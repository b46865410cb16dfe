import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { jwt } from 'hono/jwt';

const app = new Hono();
app.use(
  jwt({
    secret: 'example-secret-of-more-than-32-bytes',
    alg: 'HS256',
    verification: { iss: 'https://id.example.com', aud: 'https://api.example.com' },
  }),
);
app.all('*', (c) => c.json({ user: c.get('jwtPayload').sub }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8080), hostname: '127.0.0.1' });
