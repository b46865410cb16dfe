import type { LabState, Preset, PresetSwitch } from '../types.ts';
import { WRONG_API_KEY, WRONG_PASSWORD, WRONG_SESSION_ID } from '../world.ts';

type Changes = Partial<LabState>;

const off = (name: string, label: string, changes: Changes): PresetSwitch => ({
  name,
  label,
  on: {},
  off: changes,
});

/** Sent at all, and behind the right scheme: what every scheme in Authorization has in common. */
function sentWith(rest: readonly PresetSwitch[]): readonly PresetSwitch[] {
  return [
    off('sent', 'send an Authorization header', { credentials: 'none' }),
    off('scheme', 'with the right scheme', { credentials: 'other' }),
    ...rest,
  ];
}

const right = (changes: Changes) => off('secret', 'with the right password', changes);
const token = [
  off('fresh', 'before the token expires', { exp: '-300' }),
  off('secret', 'signed with the right key', { key: 'wrong' }),
];
const signed = [
  off('fresh', 'with a clock that is right', { 'client-clock': '-3600' }),
  off('secret', 'signed with the right secret', { key: 'wrong' }),
];

/** One preset a scheme; its id is that of the resource. */
export const SCHEME_PRESETS: readonly Preset[] = [
  scheme('basic', 'Basic: name and password', sentWith([right({ password: WRONG_PASSWORD })])),
  scheme('digest', 'Digest: a password that is never sent', sentWith([right({ password: WRONG_PASSWORD })])),
  scheme('bearer', 'Bearer: an access token', sentWith(token)),
  scheme(
    'dpop',
    'DPoP: a token bound to a key',
    sentWith([off('proof', 'with a proof for this address', { proof: 'address' }), ...token]),
  ),
  scheme('api-key', 'An API key', [
    off('sent', 'send an API key', { credentials: 'none' }),
    off('scheme', 'in the header that the server reads', { credentials: 'other' }),
    off('secret', 'with a key that the server knows', { 'api-key': WRONG_API_KEY }),
  ]),
  scheme('cookie', 'A session cookie', [
    off('sent', 'the browser sends the cookie', { credentials: 'none' }),
    off('fresh', 'before the session expires', { 'session-end': '-300' }),
    off('secret', 'with a session that the server knows', { session: WRONG_SESSION_ID }),
  ]),
  scheme('hmac', 'A request signed with a shared key', sentWith(signed)),
  scheme('sigv4', 'AWS Signature Version 4', sentWith(signed)),
  scheme('oauth1', 'OAuth 1.0', sentWith(signed)),
  scheme('negotiate', 'Negotiate, with Basic beside it', [right({ password: WRONG_PASSWORD })], {
    also: 'basic',
    client: 'browser',
  }),
  // Its messages are not made up here: the exchange ends where it would go on.
  scheme('ntlm', 'NTLM: three messages on one connection', [
    off('sent', 'send an Authorization header', { credentials: 'none' }),
  ]),
];

function scheme(id: string, title: string, switches: readonly PresetSwitch[], more: Changes = {}): Preset {
  const broken = Object.assign({}, ...switches.map((each) => each.off).reverse());
  return { id, fix: null, title, fixed: { resource: id, ...more }, broken, switches };
}
