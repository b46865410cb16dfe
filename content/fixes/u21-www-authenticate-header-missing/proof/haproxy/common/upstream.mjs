import { createServer } from 'node:http';

createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html').end('<h1>Reports</h1>\n');
}).listen(process.env.PORT ?? 3000, '127.0.0.1');
