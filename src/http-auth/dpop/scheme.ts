import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { DpopPolicy } from './policy.ts';

/** DPoP. */
export const scheme: Scheme<DpopPolicy> = {
  place: () => 'Authorization DPoP',
  readsAuthorization: true,
  check: () => invalidCredentials('DPoP'),
  challenges: (_policy, { status }, { realm }) => (status === 401 ? [challenge('DPoP', { realm })] : []),
};
