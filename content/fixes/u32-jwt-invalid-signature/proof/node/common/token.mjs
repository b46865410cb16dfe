// Plays the sign-in server: prints a token for alice.
import jwt from 'jsonwebtoken';

console.log(jwt.sign({ sub: 'alice' }, 'new-s3cret', { expiresIn: '15m' }));
