import { createServer } from 'node:http';

createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json').end('{"user":"alice"}\n');
}).listen(process.env.PORT ?? 3000, '127.0.0.1');
