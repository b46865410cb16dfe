import { challenge } from '../grammar/format.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { SigV4Policy } from './policy.ts';

/** AWS4-HMAC-SHA256. */
export const scheme: Scheme<SigV4Policy> = {
  place: () => 'Authorization AWS4-HMAC-SHA256',
  readsAuthorization: true,
  check: () => invalidCredentials('AWS4-HMAC-SHA256'),
  challenges: (_policy, { status }, { realm }) =>
    status === 401 ? [challenge('AWS4-HMAC-SHA256', { realm })] : [],
};
