import { sameSecret } from '../equal.ts';
import { fieldValues } from '../fields.ts';
import { challenge } from '../grammar/format.ts';
import { sha256Hex } from '../hmac/crypto.ts';
import { masked, shown } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Context, Incoming, Scheme } from '../types.ts';
import { canonicalHeaders, scopeText, sigv4Signature } from './canonical.ts';
import { readSigV4, takeApart } from './credentials.ts';
import { readAmzDate } from './date.ts';
import type { SigV4Policy } from './policy.ts';
import { SIGV4_RULES } from './rules.ts';

/** AWS Signature Version 4 (see `SigV4Policy`). */
export const scheme: Scheme<SigV4Policy> = {
  rules: SIGV4_RULES,
  place: () => 'Authorization AWS4-HMAC-SHA256',
  readsAuthorization: true,
  read: readSigV4,
  async check({ policy, credentials }, context) {
    const { request, now, trace } = context;
    const refused = invalidCredentials('AWS4-HMAC-SHA256');
    const sent = credentials === null ? null : takeApart(credentials);
    trace.check('sigv4.params', sent !== null, { expected: 'Credential, SignedHeaders, Signature' });
    if (sent === null || !signsEnough(sent.signedHeaders, context)) return refused;

    const date = fieldValues(request, 'X-Amz-Date').join(', ');
    const time = readAmzDate(date);
    trace.check('sigv4.date', time !== null, { expected: 'yyyymmddThhmmssZ' });
    if (time === null) return refused;

    const { region, service } = policy;
    const scope = { date: date.slice(0, 8), region, service };
    const expected = scopeText(scope);
    const sentScope = sent.scope.join('/');
    // A secret key may hold slashes, too.
    const formed = /^\d{8}\/[a-z0-9-]+\/[a-z0-9-]+\/aws4_request$/.test(sentScope);
    const scopes = { observed: formed ? shown(sentScope) : masked('credentials'), expected };
    if (!trace.check('sigv4.scope', sentScope === expected, scopes)) return refused;

    const key = policy.keys.find(({ id }) => id === sent.keyId);
    const observed = key === undefined ? masked('key id') : shown(key.id);
    trace.check('sigv4.key', key !== undefined, { observed, fix: 'u34' });
    if (key === undefined) return refused;

    const near = Math.abs(now - time) <= policy.window;
    const clocks = {
      observed: shown(isoDate(time)),
      expected: `within ${policy.window} s of ${isoDate(now)}`,
      fix: 'u33',
    } as const;
    if (!trace.check('sigv4.time', near, clocks)) return refused;

    const hash = await sha256Hex(request.body);
    const payload = payloadOf(request, hash, service);
    trace.check('sigv4.payload', payload !== null, { expected: 'the SHA-256 of the body in hex' });
    if (payload === null) return refused;

    const signing = { scope, date, signedHeaders: sent.signedHeaders, payload };
    const computed = await sigv4Signature(request, signing, key.secret);
    const right = sameSecret(computed, sent.signature);
    if (!trace.check('sigv4.signature', right, { observed: masked('signature') })) return refused;
    const principal = { owner: key.owner, scheme: 'AWS4-HMAC-SHA256', scopes: key.scopes ?? [] } as const;
    return { ok: true, principal };
  },
  challenges: (_policy, { status }, { realm }) =>
    status === 401 ? [challenge('AWS4-HMAC-SHA256', { realm })] : [],
};

/** Host and all x-amz- headers are signed, and what is signed arrived; names in order, each once. */
function signsEnough(signed: readonly string[], { request, trace }: Context): boolean {
  const arrived = canonicalHeaders(request);
  const signedNames = new Set(signed);
  const amz = [...arrived.keys()].filter((name) => name.startsWith('x-amz-'));
  const wanted = ['host', ...amz].filter((name) => !signedNames.has(name));
  const whole = signed.every((name) => arrived.has(name));
  const ordered = signed.every((name, i) => i === 0 || (signed[i - 1] ?? '') < name);
  // A name that did not arrive may be anything, unless it looks like a header.
  const known = (name: string) => arrived.has(name) || /^(?:content|x)-/.test(name);
  const observed = shown(signed.map((name) => (known(name) ? name : '…')).join(';'));
  const expected = wanted.length > 0 ? `${wanted.join(';')} among them` : 'headers of the request, in order';
  const enough = wanted.length === 0 && whole && ordered;
  return trace.check('sigv4.signed-headers', enough, { observed, expected });
}

/** What stands for the body in the canonical request; null when the header says what the body is not. */
function payloadOf(request: Incoming, hash: string, service: string): string | null {
  const named = fieldValues(request, 'X-Amz-Content-Sha256');
  const [first = hash] = named;
  if (named.length > 1) return null;
  const unsigned = service === 's3' && request.origin.startsWith('https:') && first === 'UNSIGNED-PAYLOAD';
  return first === hash || unsigned ? first : null;
}
