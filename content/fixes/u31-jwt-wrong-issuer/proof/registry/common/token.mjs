// Prints a token as auth.example.com issues it, for alice and registry.example.com.
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';

const options = {
  algorithm: 'RS256',
  keyid: '757H:VUMJ:E7SF:TW2U:LV5P:OA4W:OKLC:ZQUR:3GTA:JTLL:MFL5:WH5H',
  issuer: 'auth.example.com',
  subject: 'alice',
  audience: 'registry.example.com',
  expiresIn: '10y',
};
console.log(jwt.sign({ access: [] }, readFileSync('token.key'), options));
