// Plays the sign-in server, whose clock is 90 seconds ahead: prints a token for alice.
import jwt from 'jsonwebtoken';

const iat = Math.floor(Date.now() / 1000) + 90;
console.log(jwt.sign({ sub: 'alice', iat }, 's3cret', { notBefore: 0, expiresIn: '15m' }));
