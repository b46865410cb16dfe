// Plays the sign-in server: prints a token that may read orders, not write them.
import jwt from 'jsonwebtoken';

console.log(jwt.sign({ sub: 'alice', scope: 'orders:read' }, 's3cret', { expiresIn: '15m' }));
