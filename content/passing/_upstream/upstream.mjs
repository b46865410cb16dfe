import { createServer } from 'node:http';

createServer((request, response) => response.setHeader('Content-Length', 3).end('ok\n')).listen(
  process.env.PORT ?? 3000,
  '127.0.0.1',
);
