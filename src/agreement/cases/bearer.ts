import type { FieldLine } from '#http-auth/types.ts';
import type { PlainCase, TokenMove } from '../types.ts';

const header = (value: string): readonly FieldLine[] => [['Authorization', value]];

const make =
  (group: string) =>
  (id: string, title: string, lines: readonly FieldLine[], more: Partial<PlainCase> = {}): PlainCase => ({
    id,
    group,
    title,
    lines,
    token: {},
    ...more,
  });

const none = make('No token');
const right = make('Right token');
const elsewhere = make('The token stands somewhere else');
const form = make('How it is written');

const withToken =
  (group: string) =>
  (id: string, title: string, token: TokenMove): PlainCase => ({
    id,
    group,
    title,
    lines: header('Bearer {token}'),
    token,
  });
const claims = withToken('Claims');
const signature = withToken('Signature and header');

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const BASIC = `Basic ${btoa('alice:s3cret')}`;

/** The cases of Bearer, with a JWT as the token. */
export const BEARER_CASES: readonly PlainCase[] = [
  none('no-header', 'no header', []),
  none('empty', 'an empty value', header('')),
  none('scheme-only', 'the scheme alone', header('Bearer')),
  none('head', 'HEAD, no header', [], { method: 'HEAD' }),
  none('options', 'OPTIONS, no header', [], { method: 'OPTIONS' }),
  none(
    'preflight',
    'a preflight',
    [
      ['Origin', 'https://app.example.com'],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
    { method: 'OPTIONS' },
  ),
  none('basic', 'Basic in its place', header(BASIC)),
  none('undefined', 'Bearer undefined', header('Bearer undefined')),
  right('right', 'right token', header('Bearer {token}')),
  right('right-head', 'the same with HEAD', header('Bearer {token}'), { method: 'HEAD' }),
  right('lower-case', 'bearer in lower case', header('bearer {token}')),
  right('upper-case', 'BEARER in upper case', header('BEARER {token}')),
  right('two-spaces', 'two spaces after Bearer', header('Bearer  {token}')),
  right('tab', 'a tab after Bearer', header('Bearer\t{token}')),
  right('trailing-space', 'a space at the end', header('Bearer {token} ')),
  elsewhere('query', 'access_token in the query', [], { target: '/?access_token={token}' }),
  elsewhere('form', 'access_token in a form', [[...FORM]], { method: 'POST', body: 'access_token={token}' }),
  elsewhere('header-and-query', 'in the header and in the query', header('Bearer {token}'), {
    target: '/?access_token={token}',
  }),
  elsewhere('x-field', 'in X-Authorization', [['X-Authorization', 'Bearer {token}']]),
  elsewhere('cookie', 'in a cookie', [['Cookie', 'token={token}']]),
  form('no-scheme', 'the token without Bearer', header('{token}')),
  form('scheme-colon', 'Bearer with a colon', header('Bearer: {token}')),
  form('token-scheme', 'Token for Bearer', header('Token {token}')),
  form('bearer-twice', 'Bearer twice', header('Bearer Bearer {token}')),
  form('quoted', 'the token in quotes', header('Bearer "{token}"')),
  form('junk-after', 'a second word after it', header('Bearer {token} extra')),
  form('param-after', 'a parameter after it', header('Bearer {token}, realm="api"')),
  form('two-headers', 'two headers, both right', [...header('Bearer {token}'), ...header('Bearer {token}')]),
  form('basic-right', 'two headers, Basic first', [...header(BASIC), ...header('Bearer {token}')]),
  form('right-basic', 'two headers, Basic second', [...header('Bearer {token}'), ...header(BASIC)]),
  form('not-a-token', 'no JWT at all', header('Bearer example-token')),
  form('bad-characters', 'characters that no token has', header('Bearer exämple!'.replace('ä', '\xE4'))),
  form('huge', '20 KB', header(`Bearer ${'x'.repeat(20_000)}`)),
  claims('expired', 'expired five minutes ago', { exp: -300 }),
  claims('just-expired', 'expired five seconds ago', { exp: -5 }),
  claims('not-yet', 'not valid yet (nbf)', { nbf: 300 }),
  claims('issued-later', 'issued in the future (iat)', { iat: 300 }),
  claims('wrong-aud', 'for another audience', { aud: 'https://files.example.com' }),
  claims('several-aud', 'for several audiences, this one among them', {
    aud: ['https://files.example.com', 'https://api.example.com'],
  }),
  claims('no-aud', 'for nobody in particular', { aud: null }),
  claims('wrong-iss', 'from another issuer', { iss: 'https://id.example.net' }),
  claims('slash-iss', 'from the issuer with a slash at the end', { iss: 'https://id.example.com/' }),
  claims('no-exp', 'without an end', { exp: null }),
  claims('text-exp', 'an end that is text', { exp: 'text' }),
  claims('no-sub', 'without a subject', { sub: null }),
  signature('wrong-key', 'signed with another key', { key: 'wrong' }),
  signature('other-payload', 'changed after it was signed', { edit: 'other-payload' }),
  signature('no-signature', 'without its signature', { edit: 'no-signature' }),
  signature('cut-last', 'the last character cut off', { edit: 'cut-last' }),
  signature('two-segments', 'only two parts', { edit: 'two-segments' }),
  signature('padded', 'padded with =', { edit: 'padded' }),
  signature('alg-none', 'alg none', { alg: 'none' }),
  signature('hs512', 'HS512 with the same key', { alg: 'HS512' }),
  signature('other-family', 'the other family: RS256 for HS256, or the public key as the secret', {
    alg: 'other',
  }),
  signature('plain-typ', 'typ is JWT', { typ: 'JWT' }),
  signature('access-typ', 'typ is at+jwt', { typ: 'at+jwt' }),
  signature('no-typ', 'no typ', { typ: null }),
  signature('crit', 'an extension that must be understood (crit)', { crit: true }),
];
