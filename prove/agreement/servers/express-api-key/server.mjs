import { timingSafeEqual } from 'node:crypto';
import express from 'express';

const known = Buffer.from('example-key-0401');
const app = express();

app.use((request, response) => {
  const key = Buffer.from(request.get('X-API-Key') ?? '');
  if (key.length === known.length && timingSafeEqual(key, known)) return response.json({ user: 'alice' });
  response.status(401).set('WWW-Authenticate', 'ApiKey realm="api"').json({ error: 'unknown key' });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
