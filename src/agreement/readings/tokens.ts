import type { BearerPolicy } from '#http-auth/bearer/policy.ts';
import { encodeSegment, type JsonObject, readCompact, readJsonObject } from '#http-auth/jwt/compact.ts';
import type { TokenPolicy } from '#http-auth/jwt/policy.ts';
import { signCompact } from '#http-auth/jwt/sign.ts';
import { verifyWithJwk } from '#http-auth/jwt/signature.ts';
import type { StepId } from '#http-auth/trace.ts';
import type { Given, Reading } from '../deviation.ts';
import { readsValue, withValues } from './lines.ts';

/** A value that holds no token. */
const NO_TOKEN = 'Bearer malformed';
const LONG = 'replacement-secret-of-more-than-32-bytes';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The value that Bearer credentials have with this token: one that is no token keeps to the grammar too. */
function bearer(token: string): string {
  if (token === '') return 'Bearer';
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(token) ? `Bearer ${token}` : NO_TOKEN;
}

/** Express, as most write it: the second word, whatever the first one is. */
export const secondWord = readsValue('takes the second word, whatever the first one is', 'always', (value) =>
  bearer(value.split(' ')[1] ?? ''),
);

/** What is left when `Bearer ` in just these letters is taken off. */
export const withoutPrefix = readsValue(
  'takes what is left without “Bearer ”, in just these letters',
  'always',
  (value) => bearer(value.replace(/^Bearer /, '')),
);

/** FastAPI: all behind the first space. */
export const afterFirstSpace = readsValue('takes all behind the first space', 'always', (value) => {
  const [scheme = '', ...rest] = value.split(' ');
  return scheme.toLowerCase() === 'bearer' && rest.length > 0 ? bearer(rest.join(' ')) : null;
});

/** @fastify/jwt: with Bearer and a blank before it, exactly two words; else it sees no credentials. */
export const twoWords = readsValue('wants exactly two words, the first one Bearer', 'always', (value) => {
  if (!/^bearer\s/i.test(value)) return 'Other';
  const words = value.split(' ');
  return words.length === 2 ? bearer(words[1] ?? '') : 'Bearer two words';
});

/** Hono: two words with any blank between them. */
export const anyBlank = readsValue('takes any blank after Bearer', ['authorization.grammar'], (value) => {
  const [scheme = '', token, ...more] = value.split(/\s+/);
  return scheme.toLowerCase() === 'bearer' && token !== undefined && more.length === 0 ? bearer(token) : null;
});

/** A blank at the end belongs to the token. */
export const keepsLastBlank: Reading = {
  kind: 'reading',
  text: 'keeps a blank at the end',
  on: 'raw',
  change: (given) => withValues(given, (value) => (/[ \t]$/.test(value) ? NO_TOKEN : null)),
};

function tokenPolicy({ policy }: Given): TokenPolicy | null {
  return policy.accepts.find((each): each is BearerPolicy => each.scheme === 'Bearer')?.token ?? null;
}

/** Whether a key of the policy made the signature; an HMAC key may be short, which the engine does not allow. */
async function isSigned(compact: string, { keys, algorithm }: TokenPolicy): Promise<boolean> {
  const [key] = keys;
  if (key === undefined) return false;
  if ('jwk' in key) return verifyWithJwk(compact, key.jwk, algorithm);
  const [head = '', payload = '', signature = ''] = compact.split('.');
  const right = await crypto.subtle.sign('HMAC', await hmacKey(key.secret), bytes(`${head}.${payload}`));
  return encodeSegment(new Uint8Array(right)) === signature;
}

function hmacKey(secret: Uint8Array): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', Uint8Array.from(secret), hmac, false, ['sign']);
}

type Change = (header: JsonObject, claims: JsonObject) => readonly [JsonObject, JsonObject] | null;

/**
 * The token as the program sees it, in the form that the engine asks for: what the program does not look at is filled
 * in, and signed anew where the signature was right, with a key that the policy then has. So a secret that is shorter than
 * RFC 7518 §3.2 allows counts as well, as it does with these programs.
 */
async function resigned(given: Given, change: Change): Promise<Given | null> {
  const token = tokenPolicy(given);
  const value = given.request.lines.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  const compact = /^Bearer +(\S+)$/i.exec(value)?.[1] ?? '';
  const form = readCompact(compact);
  const claims = form.ok ? readJsonObject(form.payload) : null;
  if (token === null || !form.ok || claims === null) return null;
  const changed = change(form.header, claims);
  if (changed === null) return null;
  const { alg } = form.header;
  const right = alg === token.algorithm && (await isSigned(compact, token));
  const { kid, ...rest } = changed[0];
  const header = {
    ...rest,
    ...(right || kid === undefined ? {} : { kid }),
    alg: alg === token.algorithm ? 'HS256' : alg,
  };
  const made = await signCompact(header, changed[1], bytes(LONG));
  // What was not signed rightly before must not be so now.
  const old = compact.slice(compact.lastIndexOf('.'));
  const result = right ? made : made.slice(0, made.lastIndexOf('.')) + old;
  const anew = withValues(given, () => `Bearer ${result}`);
  return anew === null ? null : withKey(anew);
}

function withKey({ request, policy }: Given): Given | null {
  const keys = [{ secret: bytes(LONG) }];
  const [first, ...rest] = policy.accepts.map((each) =>
    each.scheme === 'Bearer'
      ? { ...each, token: { ...each.token, keys, algorithm: 'HS256' as const } }
      : each,
  );
  return first === undefined ? null : { request, policy: { ...policy, accepts: [first, ...rest] } };
}

export function readsToken(text: string, on: readonly StepId[], change: Change): Reading {
  return { kind: 'reading', text, on, change: (given) => resigned(given, change) };
}

export const anyType = readsToken('takes a token of any type', ['jwt.typ'], (header, claims) => [
  { ...header, typ: 'at+jwt' },
  claims,
]);

/** Hono: typ has to be JWT where it is there. */
export const noAccessType: Reading = {
  kind: 'reading',
  text: 'takes no token of the type at+jwt',
  on: 'always',
  change: (given) =>
    resigned(given, (header, claims) =>
      header['typ'] === 'at+jwt' ? [{ ...header, typ: 'refused' }, claims] : null,
    ),
};

export const jwtType = readsToken(
  'takes a token of the type JWT, or of none',
  ['jwt.typ'],
  (header, claims) =>
    header['typ'] === undefined || header['typ'] === 'JWT' ? [{ ...header, typ: 'at+jwt' }, claims] : null,
);

export const noEnd = readsToken('takes a token that never ends', ['jwt.exp'], (header, claims) =>
  claims['exp'] === undefined ? [header, { ...claims, exp: 9_999_999_999 }] : null,
);

export const noSubject = readsToken('asks for no subject', ['jwt.sub'], (header, claims) =>
  claims['sub'] === undefined ? [header, { ...claims, sub: 'nobody' }] : null,
);

export const anyIssueDate = readsToken('does not look at iat', ['jwt.iat'], (header, claims) => {
  const { iat: _, ...rest } = claims;
  return [header, rest];
});

export const noCrit = readsToken('does not look at crit', ['jwt.crit'], (header, claims) => {
  const { crit: _, ...rest } = header;
  return [rest, claims];
});

/** Docker's registry: what may be done stands in access. */
export const accessClaim: Reading = {
  kind: 'reading',
  text: 'reads access in the place of scope',
  on: 'always',
  change: (given) =>
    resigned(given, (header, claims) => {
      const access: readonly unknown[] = Array.isArray(claims['access']) ? claims['access'] : [];
      return [header, { ...claims, scope: access.flatMap(scopesOf).join(' ') }];
    }),
};

function scopesOf(access: unknown): readonly string[] {
  if (typeof access !== 'object' || access === null) return [];
  if (!('type' in access && 'name' in access && 'actions' in access)) return [];
  const { type, name, actions } = access;
  return Array.isArray(actions) ? actions.map((action) => `${type}:${name}:${action}`) : [];
}

/** @fastify/jwt: a token for nobody in particular is for everybody. */
export const noAudience: Reading = {
  kind: 'reading',
  text: 'takes a token for nobody in particular',
  on: ['jwt.aud'],
  change: (given) =>
    resigned(given, (header, claims) => {
      const aud = tokenPolicy(given)?.audience;
      return claims['aud'] === undefined ? [header, { ...claims, aud }] : null;
    }),
};

export const paddedToken = readsValue('takes padding at the end of a token', ['jwt.base64url'], (value) =>
  value.replace(/=+$/, ''),
);

/** Tokens that a server looks up become those of the engine. */
export function lookedUp(owners: Readonly<Record<string, string>>, scheme = 'Bearer'): Reading {
  return {
    kind: 'reading',
    text: 'looks its tokens up',
    on: 'always',
    async change(given) {
      const token = tokenPolicy(given);
      const value = given.request.lines.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
      const [named = '', sent = ''] = value.split(' ');
      if (scheme !== 'Bearer' && named.toLowerCase() === 'bearer') return withValues(given, () => 'Other');
      const owner = named.toLowerCase() === scheme.toLowerCase() ? owners[sent] : undefined;
      if (token === null || owner === undefined) return null;
      const claims = { iss: token.issuer, aud: token.audience, sub: owner, exp: 9_999_999_999 };
      const made = await signCompact({ alg: 'HS256', typ: 'at+jwt' }, claims, bytes(LONG));
      const found = withValues(given, () => `Bearer ${made}`);
      return found === null ? null : withKey(found);
    },
  };
}

/** It asks for a token also where the engine answers a preflight. */
export const asksPreflight: Reading = {
  kind: 'reading',
  text: 'asks for a token in a preflight too',
  on: 'always',
  change: ({ request, policy }) =>
    request.method === 'OPTIONS'
      ? { request, policy: { ...policy, quirks: [...(policy.quirks ?? []), { quirk: '401-on-options' }] } }
      : null,
};
