import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { NegotiatePolicy } from './policy.ts';

/** Negotiate. */
export const scheme: Scheme<NegotiatePolicy> = {
  place: () => 'Authorization Negotiate',
  readsAuthorization: true,
  check: () => invalidCredentials('Negotiate'),
  challenges: (_policy, { status }, { realm }) => (status === 401 ? [challenge('Negotiate', { realm })] : []),
};
