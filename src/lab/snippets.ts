import { API_KEY, API_KEY_HEADER, OWNER, PASSWORD, REALM, SESSION_COOKIE, SESSION_ID } from './world.ts';

/** What a reader can paste into the console. */
export interface Snippet {
  readonly id: string;
  readonly title: string;
  /** What to look at. */
  readonly says: string;
  /** JavaScript with `await` at the top, as consoles take it. */
  readonly code: string;
  /** Of the last answer. */
  readonly status: number;
}

/** A snippet for each way to be let in, by the address of `/lab/` on this site. */
export function snippets(lab: string): readonly Snippet[] {
  const one = (address: string, options: string): string => `await fetch('${lab}${address}', ${options});`;
  const made = (id: string): string =>
    `const headers = await (await fetch('${lab}credentials/${id}')).json();\nawait fetch('${lab}${id}', { headers });`;
  const signed = 'The credentials are signed for this request and this minute.';
  return [
    {
      id: 'none',
      title: 'No credentials',
      says: 'A 401, and under Response Headers the challenge: WWW-Authenticate.',
      code: `await fetch('${lab}basic');`,
      status: 401,
    },
    {
      id: 'basic',
      title: 'Basic',
      says: 'User name and password, in base64. Change a letter to get the 401 back.',
      code: one('basic', `{\n  headers: { Authorization: 'Basic ' + btoa('${OWNER}:${PASSWORD}') },\n}`),
      status: 200,
    },
    {
      id: 'digest',
      title: 'Digest',
      says: 'Two requests: the first brings the nonce, the second proves the password without sending it. Run the last statement again: the count nc was used, and the answer says stale=true.',
      code: digestCode(lab),
      status: 200,
    },
    {
      id: 'bearer',
      title: 'Bearer',
      says: 'The first call gets a token that lives for an hour. Cut a letter off the token to see invalid_token.',
      code: made('bearer'),
      status: 200,
    },
    {
      id: 'scope',
      title: 'Bearer without the scope',
      says: 'The same token at a resource that wants account:write: 403, not 401.',
      code: `const headers = await (await fetch('${lab}credentials/bearer')).json();\nawait fetch('${lab}bearer-scope', { headers });`,
      status: 403,
    },
    {
      id: 'dpop',
      title: 'DPoP',
      says: 'A token bound to a key, and a proof that the client holds the key. A second fetch with the same headers is a replay: 401.',
      code: made('dpop'),
      status: 200,
    },
    {
      id: 'api-key',
      title: 'API key',
      says: 'A header of its own.',
      code: one('api-key', `{\n  headers: { '${API_KEY_HEADER}': '${API_KEY}' },\n}`),
      status: 200,
    },
    {
      id: 'cookie',
      title: 'Session cookie',
      says: 'No script may set Cookie and no worker sees it: Lab-Cookie stands in for it.',
      code: one('cookie', `{\n  headers: { 'Lab-Cookie': '${SESSION_COOKIE}=${SESSION_ID}' },\n}`),
      status: 200,
    },
    { id: 'hmac', title: 'Signed with a shared key', says: signed, code: made('hmac'), status: 200 },
    { id: 'sigv4', title: 'AWS Signature Version 4', says: signed, code: made('sigv4'), status: 200 },
    { id: 'oauth1', title: 'OAuth 1.0', says: signed, code: made('oauth1'), status: 200 },
    {
      id: 'clock',
      title: 'A server whose clock is off',
      says: 'The token is right, and for this call the clock of the server is two hours fast: invalid_token.',
      code: `const headers = await (await fetch('${lab}credentials/bearer')).json();
await fetch('${lab}bearer', { headers: { ...headers, 'Lab-Clock': '7200' } });`,
      status: 401,
    },
  ];
}

function digestCode(lab: string): string {
  const address = `${lab}digest-sha-256`;
  return `const hash = async (text) => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
const challenge = (await fetch('${address}')).headers.get('WWW-Authenticate');
const [nonce, opaque] = ['nonce', 'opaque'].map((name) => challenge.match(\`\${name}="([^"]+)"\`)[1]);
const a1 = await hash('${OWNER}:${REALM}:${PASSWORD}');
const a2 = await hash('GET:${address}');
const response = await hash(\`\${a1}:\${nonce}:00000001:example:auth:\${a2}\`);
await fetch('${address}', {
  headers: {
    Authorization: \`Digest username="${OWNER}", realm="${REALM}", nonce="\${nonce}", \` +
      \`uri="${address}", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="example", response="\${response}", opaque="\${opaque}"\`,
  },
});`;
}
