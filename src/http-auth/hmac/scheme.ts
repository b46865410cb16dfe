import { sameSecret } from '../equal.ts';
import { challenge, param } from '../grammar/format.ts';
import type { Credentials } from '../grammar/types.ts';
import { masked, shown } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Scheme } from '../types.ts';
import { claimNonce } from './nonces.ts';
import type { HmacPolicy } from './policy.ts';
import { HMAC_RULES } from './rules.ts';
import { hmacSignature } from './sign.ts';

const TIMESTAMP = /^\d{1,12}$/;
const NONCE = /^[!-~]{1,128}$/;
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** A request signed with a shared key. The nonce counts as used only when the signature is right. */
export const scheme: Scheme<HmacPolicy> = {
  rules: HMAC_RULES,
  place: () => 'Authorization HMAC-SHA256',
  readsAuthorization: true,
  async check({ policy, credentials }, { request, now, state, trace }) {
    const refused = invalidCredentials('HMAC-SHA256');
    const sent = readParams(credentials);
    trace.check('hmac.params', sent !== null, { expected: 'keyId, ts, nonce, signature' });
    if (sent === null) return refused;

    const key = policy.keys.find(({ id }) => id === sent.keyId);
    const observed = key === undefined ? masked('key id') : shown(key.id);
    trace.check('hmac.key', key !== undefined, { observed, fix: 'u34' });
    if (key === undefined) return refused;

    const timestamp = Number(sent.ts);
    const near = Math.abs(now - timestamp) <= policy.window;
    const time = {
      observed: shown(isoDate(timestamp)),
      expected: `within ${policy.window} s of ${isoDate(now)}`,
      fix: 'u33',
    } as const;
    if (!trace.check('hmac.time', near, time)) return refused;

    const computed = await hmacSignature(request, sent.ts, sent.nonce, key.secret);
    const right = sameSecret(computed, sent.signature);
    if (!trace.check('hmac.signature', right, { observed: masked('signature') })) return refused;

    const use = { timestamp, oldest: now - policy.window };
    const fresh = claimNonce(state, `hmac nonces ${key.id}`, sent.nonce, use);
    if (!trace.check('hmac.nonce', fresh)) return refused;
    return { ok: true, principal: { owner: key.owner, scheme: 'HMAC-SHA256', scopes: key.scopes ?? [] } };
  },
  challenges: (_policy, { status }, { realm }) =>
    status === 401 ? [challenge('HMAC-SHA256', { realm })] : [],
};

/** The four parameters when all are there and well-formed; others are ignored. */
function readParams(credentials: Credentials | null) {
  const [keyId = '', ts = '', nonce = '', signature = ''] = ['keyId', 'ts', 'nonce', 'signature'].map(
    (name) => (credentials === null ? undefined : param(credentials, name)),
  );
  const formed = keyId !== '' && TIMESTAMP.test(ts) && NONCE.test(nonce) && SIGNATURE.test(signature);
  return formed ? { keyId, ts, nonce, signature } : null;
}
