import express from 'express';
import passport from 'passport';
import { BasicStrategy } from 'passport-http';

const staff = new Map([
  ['alice', 's3cret'],
  ['carol', 'pa:ss'],
  ['dora', 'pässwörd'],
  ['erin', '>>>???'],
]);
const team = new Map([['bob', 't3am']]);

function basic(realm, users) {
  return new BasicStrategy({ realm }, (user, password, done) => {
    done(null, users.get(user) === password ? { user } : false);
  });
}
passport.use('staff', basic('Staff', staff));
passport.use('team', basic('Team', team));

const app = express();
app.use('/team', passport.authenticate('team', { session: false }));
app.use(/^\/(?!team)/, passport.authenticate('staff', { session: false }));
app.use((request, response) => response.json(request.user));

app.listen(process.env.PORT ?? 8080, '127.0.0.1');
