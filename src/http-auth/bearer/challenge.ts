import { challenge } from '../grammar/format.ts';
import type { Challenge } from '../grammar/types.ts';
import type { Refusal } from '../types.ts';

/**
 * The challenge of a scheme that takes tokens, or none when it says nothing (RFC 6750 §3, RFC 9449 §7.1). The error
 * stands in the challenge of the scheme that was tried, or of each when that is ambiguous; `resource_metadata` on a
 * 401 (RFC 9728 §5.1).
 */
export function tokenChallenge(
  scheme: 'Bearer' | 'DPoP',
  params: Readonly<Record<string, string>>,
  { status, tried, error }: Refusal,
  resourceMetadata: string | undefined,
): readonly Challenge[] {
  const own = tried === null || tried === scheme ? error : null;
  if (status !== 401 && own === null) return [];
  const fault = own === null ? {} : { error: own.code, error_description: own.description, ...own.params };
  const metadata =
    status === 401 && resourceMetadata !== undefined ? { resource_metadata: resourceMetadata } : {};
  return [challenge(scheme, { ...params, ...fault, ...metadata })];
}
