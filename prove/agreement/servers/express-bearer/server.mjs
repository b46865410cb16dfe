import express from 'express';
import jwt from 'jsonwebtoken';

const app = express();

app.use((request, response) => {
  const [, token] = (request.get('Authorization') ?? '').split(' ');
  try {
    const { sub } = jwt.verify(token, 'example-secret-of-more-than-32-bytes', {
      algorithms: ['HS256'],
      issuer: 'https://id.example.com',
      audience: 'https://api.example.com',
    });
    response.json({ user: sub });
  } catch (error) {
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer error="invalid_token"')
      .json({ error: error.message });
  }
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
