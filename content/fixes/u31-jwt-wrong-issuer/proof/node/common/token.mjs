// Plays the sign-in server: prints a token for alice.
import jwt from 'jsonwebtoken';

console.log(jwt.sign({ sub: 'alice' }, 's3cret', { issuer: 'https://login.example.com/', expiresIn: '15m' }));
