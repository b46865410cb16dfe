import cors from 'cors';
import express from 'express';
import session from 'express-session';

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', 1);

app.use(cors({ origin: 'https://app.example.net', credentials: true }));
app.use(
  session({
    secret: 's3cret',
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
  }),
);

app.post('/login', (request, response) => {
  request.session.user = 'alice';
  response.json({ signedIn: true });
});

app.get('/account', (request, response) => {
  const { user } = request.session;
  if (user === undefined) response.status(401).json({ error: 'Not signed in' });
  else response.json({ user });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
