import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { HmacPolicy } from './policy.ts';

/** HMAC-SHA256. */
export const scheme: Scheme<HmacPolicy> = {
  place: () => 'Authorization HMAC-SHA256',
  readsAuthorization: true,
  check: () => invalidCredentials('HMAC-SHA256'),
  challenges: (_policy, { status }, { realm }) =>
    status === 401 ? [challenge('HMAC-SHA256', { realm })] : [],
};
