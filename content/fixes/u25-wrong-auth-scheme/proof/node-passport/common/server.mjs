import express from 'express';
import passport from 'passport';
import { BasicStrategy, DigestStrategy } from 'passport-http';

const app = express();
app.disable('x-powered-by');

passport.use(
  new DigestStrategy({ realm: 'Staff', qop: 'auth' }, (user, done) =>
    done(null, user === 'alice' ? { name: user } : false, 's3cret'),
  ),
);
passport.use(
  new BasicStrategy({ realm: 'Staff' }, (user, password, done) =>
    done(null, user === 'alice' && password === 's3cret' ? { name: user } : false),
  ),
);

app.get('/me', passport.authenticate(['digest', 'basic'], { session: false }), (request, response) => {
  response.json({ user: request.user.name });
});

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
