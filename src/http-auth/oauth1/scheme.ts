import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { OAuth1Policy } from './policy.ts';

/** OAuth. */
export const scheme: Scheme<OAuth1Policy> = {
  place: () => 'Authorization OAuth',
  readsAuthorization: true,
  check: () => invalidCredentials('OAuth'),
  challenges: (_policy, { status }, { realm }) => (status === 401 ? [challenge('OAuth', { realm })] : []),
};
