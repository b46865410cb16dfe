import express from 'express';
import jwt from 'jsonwebtoken';

const app = express();
app.disable('x-powered-by');

app.post('/token', express.urlencoded(), (request, response) => {
  const { grant_type, refresh_token } = request.body;
  if (grant_type !== 'refresh_token' || refresh_token !== 'example-refresh-token') {
    response.status(400).json({ error: 'invalid_grant' });
    return;
  }
  const access_token = jwt.sign({ sub: 'alice' }, 's3cret', { expiresIn: '15m' });
  response.set('Cache-Control', 'no-store').json({ access_token, token_type: 'Bearer', expires_in: 900 });
});

app.get('/me', (request, response) => {
  const [, token] = (request.get('Authorization') ?? '').split(' ');
  try {
    const { sub } = jwt.verify(token, 's3cret', { algorithms: ['HS256'] });
    response.json({ user: sub });
  } catch (error) {
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer error="invalid_token"')
      .json({ error: error.message });
  }
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
