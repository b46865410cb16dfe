import jwt from '@fastify/jwt';
import fastify from 'fastify';

const app = fastify();
await app.register(jwt, {
  secret: 'example-secret-of-more-than-32-bytes',
  verify: {
    algorithms: ['HS256'],
    allowedIss: 'https://id.example.com',
    allowedAud: 'https://api.example.com',
  },
});
app.addHook('onRequest', (request) => request.jwtVerify());
app.all('/', (request) => ({ user: request.user.sub }));

await app.listen({ port: Number(process.env.PORT ?? 8080), host: '127.0.0.1' });
