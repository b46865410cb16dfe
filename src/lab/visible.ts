import { FIELD_NAMES, type FieldName } from './initial.ts';
import type { LabState } from './types.ts';

const SIGNED = ['hmac', 'sigv4', 'oauth1'];
const TOKENS = ['bearer', 'dpop'];
const PASSWORDS = ['basic', 'digest'];
const SCRIPTS = ['same-origin', 'cross-origin'];

/** When a field matters; one without an entry always does. */
const MATTERS: Readonly<Partial<Record<FieldName, (state: LabState) => boolean>>> = {
  passwords: (state) => accepts(state, PASSWORDS),
  issuer: ofToken,
  audience: ofToken,
  skew: ofToken,
  acr: ofToken,
  'max-age': ofToken,
  'token-places': (state) => accepts(state, ['bearer']),
  algorithms: (state) => accepts(state, ['digest']),
  qop: (state) => accepts(state, ['digest']),
  userhash: (state) => accepts(state, ['digest']),
  'nonce-lifetime': (state) => accepts(state, ['digest']),
  'dpop-nonce': (state) => accepts(state, ['dpop']),
  'key-header': (state) => accepts(state, ['api-key']),
  'key-query': (state) => accepts(state, ['api-key']),
  samesite: (state) => accepts(state, ['cookie']),
  secure: (state) => accepts(state, ['cookie']),
  cors: ({ client }) => client === 'cross-origin',
  body: ({ method }) => method !== 'GET' && method !== 'HEAD',
  page: ({ client }) => client === 'cross-origin',
  mode: ({ client }) => SCRIPTS.includes(client),
  authorization: ({ credentials }) => credentials === 'custom',
  user: (state) => sends(state, PASSWORDS),
  password: (state) => sends(state, PASSWORDS),
  source: (state) => sends(state, PASSWORDS),
  token: (state) => sends(state, TOKENS),
  exp: madeToken,
  nbf: madeToken,
  iss: madeToken,
  aud: madeToken,
  scope: madeToken,
  'token-acr': madeToken,
  'auth-age': madeToken,
  alg: madeToken,
  key: (state) => madeToken(state) || sends(state, SIGNED),
  revoked: madeToken,
  wrap: (state) => sends(state, TOKENS),
  proof: (state) => sends(state, ['dpop']),
  refresh: (state) => sends(state, TOKENS),
  'api-key': (state) => sends(state, ['api-key']),
  place: (state) => sends(state, ['api-key', 'bearer']) && state.credentials === 'right',
  session: (state) => sends(state, ['cookie']),
  'session-end': (state) => accepts(state, ['cookie']),
  'sign-in': (state) => accepts(state, ['cookie']),
  'proxy-credentials': ({ way }) => way === 'proxy-auth',
};

/** The names of the fields that matter in a state. */
export function visibleFields(state: LabState): readonly FieldName[] {
  return FIELD_NAMES.filter((name) => MATTERS[name]?.(state) ?? true);
}

function accepts({ resource, also }: LabState, schemes: readonly string[]): boolean {
  return schemes.includes(resource) || schemes.includes(also);
}

/** Whether the client sends something of these schemes. It sends what the resource asks for first. */
function sends({ resource, credentials }: LabState, schemes: readonly string[]): boolean {
  return schemes.includes(resource) && credentials !== 'none' && credentials !== 'custom';
}

function ofToken(state: LabState): boolean {
  return accepts(state, TOKENS);
}

function madeToken(state: LabState): boolean {
  return sends(state, TOKENS) && state.token === '';
}
