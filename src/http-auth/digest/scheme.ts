import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { DigestPolicy } from './policy.ts';

/** Digest. */
export const scheme: Scheme<DigestPolicy> = {
  place: () => 'Authorization Digest',
  readsAuthorization: true,
  check: () => invalidCredentials('Digest'),
  challenges: (_policy, { status }, { realm }) => (status === 401 ? [challenge('Digest', { realm })] : []),
};
