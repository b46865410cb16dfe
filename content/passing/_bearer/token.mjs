// Prints an access token for alice, issued at the given time and good for 15 minutes; for another API where named.
import jwt from 'jsonwebtoken';

const [, , time, aud = 'orders'] = process.argv;
const iat = Date.parse(time) / 1000;
const claims = { sub: 'alice', iss: 'https://login.example.com', aud, iat };
console.log(jwt.sign(claims, 's3cret-s3cret-s3cret-s3cret-s3cret', { expiresIn: '15m' }));
