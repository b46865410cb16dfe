// Prints a token as auth.example.com issues it, for the actions given: pull, or pull,push.
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';

const access = [{ type: 'repository', name: 'app', actions: process.argv[2].split(',') }];
const options = {
  algorithm: 'RS256',
  keyid: '757H:VUMJ:E7SF:TW2U:LV5P:OA4W:OKLC:ZQUR:3GTA:JTLL:MFL5:WH5H',
  issuer: 'auth.example.com',
  audience: 'registry.example.com',
  expiresIn: '10y',
};
console.log(jwt.sign({ access }, readFileSync('token.key'), options));
