import { masked, shown } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { NegotiatePolicy } from './policy.ts';
import { NEGOTIATE_RULES } from './rules.ts';
import { tokenKind } from './token.ts';

/** Negotiate and NTLM (see `NegotiatePolicy`): says what the token is, and how the exchange would go on. */
export const scheme: Scheme<NegotiatePolicy> = {
  rules: NEGOTIATE_RULES,
  place: ({ scheme: name }) => `Authorization ${name}`,
  readsAuthorization: true,
  check({ policy, credentials }, { trace }) {
    const token = credentials?.token68 ?? null;
    const kind = token === null ? null : tokenKind(token);
    const unread = token === null ? {} : { observed: masked('token') };
    const observed = kind === null ? unread : { observed: shown(kind) };
    trace.check('negotiate.token', kind !== null, { ...observed, expected: policy.scheme });
    if (kind === null) return invalidCredentials(policy.scheme);
    trace.note('negotiate.connection', observed);
    trace.check('negotiate.exchange', false, { ...observed, expected: policy.scheme });
    return { ok: false, outcome: 'not-decided', status: 401, tried: policy.scheme, error: null };
  },
  challenges: ({ scheme: name }, { status }) =>
    status === 401 ? [{ scheme: name, token68: null, params: [] }] : [],
};
