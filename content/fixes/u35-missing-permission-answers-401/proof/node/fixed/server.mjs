import express from 'express';
import jwt from 'jsonwebtoken';

const app = express();
app.disable('x-powered-by');

app.post('/orders', (request, response) => {
  const [, token] = (request.get('Authorization') ?? '').split(' ');
  const refuse = (status, challenge) =>
    response.status(status).set('WWW-Authenticate', `Bearer ${challenge}`).end();
  let claims;
  try {
    claims = jwt.verify(token, 's3cret', { algorithms: ['HS256'] });
  } catch {
    return refuse(401, 'error="invalid_token"');
  }
  if (!claims.scope.split(' ').includes('orders:write')) {
    return refuse(403, 'error="insufficient_scope", scope="orders:write"');
  }
  response.status(201).json({ id: 2 });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
