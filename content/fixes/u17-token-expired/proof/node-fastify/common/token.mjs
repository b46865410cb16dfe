// Prints an access token for alice, issued at the given time and good for 15 minutes.
import jwt from 'jsonwebtoken';

const issuedAt = Date.parse(process.argv[2]) / 1000;
console.log(jwt.sign({ sub: 'alice', iat: issuedAt }, 's3cret', { expiresIn: '15m' }));
