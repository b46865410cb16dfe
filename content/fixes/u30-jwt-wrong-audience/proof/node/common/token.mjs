// Plays the sign-in server: prints a token for the API named on the command line.
import jwt from 'jsonwebtoken';

const audience = process.argv[2];
console.log(jwt.sign({ sub: 'alice' }, 's3cret', { audience, expiresIn: '15m' }));
