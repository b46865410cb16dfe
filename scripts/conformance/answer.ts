import { decodeBasic, encodeBasic } from '#http-auth/basic/codec.ts';
import { sameScheme } from '#http-auth/grammar/format.ts';
import { readChallenges, readCredentials } from '#http-auth/grammar/lenient.ts';
import { parseChallenges, parseCredentials } from '#http-auth/grammar/parse.ts';
import type { Challenge } from '#http-auth/grammar/types.ts';
import { answerClient, CLIENT_OPS } from './answer-client.ts';
import { answerDigest } from './answer-digest.ts';
import { answerJwt } from './answer-jwt.ts';
import { type Case, type Fields, text, texts } from './case.ts';

/** What the engine says to a case, in the form of `expect`; null for a kind or op that is not known. */
export async function answer({ kind, input }: Case): Promise<Fields | null> {
  const { op } = input;
  switch (kind) {
    case 'www-authenticate-parse':
      if (op === undefined) return strictChallenges(texts(input, 'lines') ?? []);
      return CLIENT_OPS.includes(String(op)) ? answerClient(input) : null;
    case 'authorization-parse':
      return op === undefined ? strictCredentials(input) : null;
    case 'basic':
      return answerBasic(input);
    case 'digest':
      if (CLIENT_OPS.includes(String(op))) return answerClient(input);
      return op === 'response' ? answerDigest(input) : null;
    case 'jwt':
      return answerJwt(input);
    default:
      return null;
  }
}

/** What the engine reads in `wire` mode, for cases whose suite is more lenient than the RFC; null for others. */
export function lenientAnswer({ kind, input }: Case): Fields | null {
  if (kind === 'www-authenticate-parse' && input['op'] === undefined) {
    const { value } = readChallenges(texts(input, 'lines') ?? [], 'wire');
    return { valid: value.length > 0, challenges: value.map(plain) };
  }
  if (kind !== 'authorization-parse') return null;
  const { value } = readCredentials(text(input, 'value'), 'wire');
  return value === null ? { valid: false } : { valid: true, credentials: plain(value) };
}

function strictChallenges(lines: readonly string[]): Fields {
  const { valid, value } = parseChallenges(lines);
  const joined = parseChallenges(lines.join(', '));
  const [separate, together] = [value.map(plain), joined.value.map(plain)];
  if (valid !== joined.valid) return { valid, joined: joined.valid };
  if (!valid) return { valid };
  const same = JSON.stringify(separate) === JSON.stringify(together);
  return same ? { valid, challenges: separate } : { valid, challenges: separate, joined: together };
}

function strictCredentials(input: Fields): Fields {
  const { valid, value } = parseCredentials(text(input, 'value'));
  return valid && value !== null ? { valid, credentials: plain(value) } : { valid: false };
}

/** Names in lower case; a name that occurs twice has a list of values. */
function plain({ scheme, token68, params }: Challenge): Fields {
  const byName = new Map<string, string | string[]>();
  for (const { name, value } of params) {
    const known = byName.get(name.toLowerCase());
    byName.set(name.toLowerCase(), known === undefined ? value : [known, value].flat());
  }
  return { scheme: scheme.toLowerCase(), token68, params: Object.fromEntries(byName) };
}

function answerBasic(input: Fields): Fields | null {
  const { op } = input;
  if (op === 'encode') {
    const encoded = encodeBasic(text(input, 'userId'), text(input, 'password'));
    return encoded.ok ? { value: `Basic ${encoded.token68}` } : { error: true };
  }
  if (op !== 'decode') return CLIENT_OPS.includes(String(op)) ? answerClient(input) : null;
  const { valid, value } = parseCredentials(text(input, 'value'));
  const basic = valid && value !== null && sameScheme(value.scheme, 'Basic') ? value.token68 : null;
  const decoded = decodeBasic(basic ?? '?');
  return decoded.ok ? { valid: true, userId: decoded.userId, password: decoded.password } : { valid: false };
}
