import express from 'express';

const app = express();
app.disable('x-powered-by');

app.get('/reports', (request, response) => {
  const expected = `Basic ${btoa('alice:s3cret')}`;
  if (request.get('Authorization') !== expected) {
    response.status(401).json({ error: 'Unauthorized' });
    return;
  }
  response.json({ reports: ['October', 'November'] });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
