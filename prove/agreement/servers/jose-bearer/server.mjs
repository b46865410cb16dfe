import { createServer } from 'node:http';
import { jwtVerify } from 'jose';

const key = new TextEncoder().encode('example-secret-of-more-than-32-bytes');

createServer(async (request, response) => {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: 'https://id.example.com',
      audience: 'https://api.example.com',
    });
    response.end(JSON.stringify({ user: payload.sub }));
  } catch (error) {
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    response.end(JSON.stringify({ error: error.code }));
  }
}).listen(process.env.PORT ?? 8080, '127.0.0.1');
