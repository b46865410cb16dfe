import { sameSecret } from '../equal.ts';
import { challenge } from '../grammar/format.ts';
import { masked } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import { decodeBasic } from './codec.ts';
import type { BasicPolicy } from './policy.ts';
import { BASIC_RULES } from './rules.ts';

/** The checks of `decodeBasic` in the order taken, each with the error that it reports. */
const CHECKS = [
  ['basic.base64', 'not-base64'],
  ['basic.utf8', 'not-utf-8'],
  ['basic.colon', 'no-colon'],
  ['basic.control', 'control-character'],
] as const;

/** Basic: user-id and password in base64 (RFC 7617). */
export const scheme: Scheme<BasicPolicy> = {
  rules: BASIC_RULES,
  place: () => 'Authorization Basic',
  readsAuthorization: true,
  check({ policy, credentials }, { trace }) {
    const refused = invalidCredentials('Basic');
    const decoded = decodeBasic(credentials?.token68 ?? '?', policy.charset);
    for (const [step, error] of CHECKS) {
      const passed = decoded.ok || decoded.error !== error;
      if (!trace.check(step, passed, { observed: masked('user-id and password') })) return refused;
    }
    if (!decoded.ok) return refused;
    // UTF-8 is announced together with NFC; the bytes count all the same.
    const text = `${decoded.userId}:${decoded.password}`;
    if (policy.charset !== 'ISO-8859-1' && text !== text.normalize('NFC')) {
      trace.note('basic.nfc', { observed: masked('user-id and password'), fix: 'u2' });
    }
    // Every entry is compared, so that the time taken does not tell which user exists.
    const matches = policy.users.filter(
      (user) =>
        Number(sameSecret(user.owner, decoded.userId)) & Number(sameSecret(user.password, decoded.password)),
    );
    const user = matches[0];
    trace.check('basic.password', user !== undefined, {
      observed: masked('user-id and password'),
      fix: 'u2',
    });
    if (user === undefined) return refused;
    return { ok: true, principal: { owner: user.owner, scheme: 'Basic', scopes: user.scopes ?? [] } };
  },
  challenges({ charset = 'UTF-8' }, { status }, { realm }) {
    if (status !== 401) return [];
    return [challenge('Basic', charset === 'UTF-8' ? { realm, charset } : { realm })];
  },
};
