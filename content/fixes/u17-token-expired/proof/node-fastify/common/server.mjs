import jwt from '@fastify/jwt';
import fastify from 'fastify';

const app = fastify();
app.register(jwt, { secret: 's3cret', verify: { algorithms: ['HS256'] } });

app.get('/me', async (request) => {
  const { sub } = await request.jwtVerify();
  return { user: sub };
});

app.listen({ port: process.env.PORT ?? 8080, host: '127.0.0.1' });
