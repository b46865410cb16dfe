import { createServer } from 'node:http';

createServer((_request, response) => response.end('Welcome to example.com\n')).listen(
  process.env.PORT ?? 3000,
  '127.0.0.1',
);
