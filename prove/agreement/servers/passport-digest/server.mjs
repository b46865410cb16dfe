import express from 'express';
import passport from 'passport';
import { DigestStrategy } from 'passport-http';

passport.use(
  new DigestStrategy({ realm: 'Staff', qop: 'auth' }, (user, done) => {
    done(null, user === 'alice' ? { user } : false, 's3cret');
  }),
);

const app = express();
app.use(passport.authenticate('digest', { session: false }));
app.use((request, response) => response.json(request.user));

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
