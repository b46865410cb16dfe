import type { LabState } from './types.ts';
import { API_KEY, API_KEY_HEADER, AUDIENCE, ISSUER, OWNER, PASSWORD, REALM, SESSION_ID } from './world.ts';

const INITIAL = {
  resource: 'bearer',
  also: 'none',
  address: 'account',
  open: 'off',
  realm: REALM,
  passwords: 'account',
  issuer: ISSUER,
  audience: AUDIENCE,
  skew: '30',
  scopes: '',
  acr: '',
  'max-age': '',
  'token-places': 'header',
  algorithms: 'SHA-256 MD5',
  qop: 'auth',
  userhash: 'off',
  'nonce-lifetime': '300',
  'dpop-nonce': 'off',
  'key-header': API_KEY_HEADER,
  'key-query': 'off',
  samesite: 'Lax',
  secure: 'on',
  lockout: '',
  cors: 'none',
  fault: 'none',
  client: 'program',
  method: 'GET',
  body: '',
  page: 'https://app.example.com',
  mode: 'same-origin',
  credentials: 'right',
  authorization: 'Bearer example-token',
  user: OWNER,
  password: PASSWORD,
  source: 'typed',
  token: '',
  exp: '3300',
  nbf: '',
  iss: ISSUER,
  aud: AUDIENCE,
  scope: '',
  'token-acr': '',
  'auth-age': '',
  alg: 'HS256',
  key: 'right',
  revoked: 'off',
  wrap: 'none',
  proof: 'right',
  refresh: 'none',
  'api-key': API_KEY,
  place: 'header',
  session: SESSION_ID,
  'session-end': '3300',
  'sign-in': 'off',
  'proxy-credentials': 'none',
  way: 'direct',
  transport: 'https',
  'server-clock': '0',
  'client-clock': '0',
} as const satisfies Readonly<Record<string, string>>;

/** Names of everything that a reader may change; they stand in links and are never renamed. */
export type FieldName = keyof typeof INITIAL;

/** Everything as it stands before anybody changes it: a token that is right, sent by a program. */
export const initialState: LabState = INITIAL;

// `INITIAL` has no other keys.
export const FIELD_NAMES: readonly FieldName[] = Object.keys(INITIAL) as FieldName[];
