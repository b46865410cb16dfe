// Prints a token as auth.example.com issues it, for a scope such as repository:app:pull.
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';

const [type, name, action] = process.argv[2].split(':');
const access = [{ type, name, actions: [action] }];
const options = {
  algorithm: 'RS256',
  keyid: '757H:VUMJ:E7SF:TW2U:LV5P:OA4W:OKLC:ZQUR:3GTA:JTLL:MFL5:WH5H',
  issuer: 'auth.example.com',
  audience: 'registry.example.com',
  expiresIn: '10y',
};
console.log(jwt.sign({ access }, readFileSync('token.key'), options));
