import { masked, shown } from '../redact.ts';
import { badRequest } from '../refusal.ts';
import type { Seen, StepId } from '../trace.ts';
import type { Context, Refusal } from '../types.ts';
import { type DigestAlgorithm, digestAlgorithm } from './algorithms.ts';
import { opaqueOf } from './nonce.ts';
import type { DigestParams } from './params.ts';
import type { DigestPolicy } from './policy.ts';
import type { Qop } from './response.ts';
import { pathOf, sameResource } from './uri.ts';
import { type NamedUser, readUser } from './user.ts';

/** What proper credentials say, in the terms of the policy. */
export interface Form {
  readonly ok: true;
  readonly user: NamedUser;
  readonly algorithm: DigestAlgorithm;
  readonly qop: Qop | null;
}

/** A check with what it saw, and what the answer says when it fails. Null: it does not apply. */
type Check = readonly [step: StepId, passed: boolean | null, seen: Seen, description: string];

/**
 * Checks that the parameters are proper and among those offered; the refusal is a 400 (RFC 7616 §3.4 and §3.4.6).
 * Whether they prove anything is not looked at.
 */
export function checkForm(params: DigestParams, policy: DigestPolicy, context: Context): Form | Refusal {
  const { trace, request, realm } = context;
  const user = readUser(params, policy.userhash === true);
  const named = digestAlgorithm(params.algorithm);
  const algorithm = policy.algorithms.find((each) => each === named);
  const qop = policy.qop?.find((each) => each === params.qop) ?? null;
  const qopFits = policy.qop === null ? params.qop === undefined : qop !== null;
  const checks: readonly Check[] = [
    ['digest.username', user !== null, { observed: masked('user name') }, 'The user name is improper'],
    ['digest.uri', sameResource(params.uri, request), seenUri(params.uri, context), 'The uri is another one'],
    [
      'digest.algorithm',
      algorithm !== undefined,
      seenOne(named, policy.algorithms),
      'The algorithm was not offered',
    ],
    ['digest.qop', qopFits, seenOne(qopIn(params), policy.qop ?? []), 'The qop was not offered'],
    ['digest.nc-form', qop === null ? null : isCount(params.nc), seenCount(params.nc), 'The nc is improper'],
    ['digest.opaque', params.opaque === opaqueOf(realm), {}, 'The opaque is not the one that was given out'],
  ];
  for (const [step, passed, seen, description] of checks) {
    if (passed === null) trace.skip(step);
    else if (!trace.check(step, passed, seen))
      return badRequest(`${description} in the credentials`, 'Digest');
  }
  if (user === null || algorithm === undefined) return badRequest('The credentials are improper', 'Digest');
  return { ok: true, user, algorithm, qop };
}

/** Only the path is shown, a query may hold secrets. */
function seenUri(uri: string, { request }: Context): Seen {
  const [observed, expected] = [pathOf(uri), pathOf(request.target)];
  if (observed === undefined || expected === undefined || observed === expected) return {};
  return { observed: shown(observed), expected };
}

/** A name is shown only when it is a known one. */
function seenOne(name: string | null, offered: readonly string[]): Seen {
  return { ...(name === null ? {} : { observed: shown(name) }), expected: offered.join(', ') || 'none' };
}

function qopIn({ qop = 'none' }: DigestParams): string | null {
  return qop === 'auth' || qop === 'auth-int' || qop === 'none' ? qop : null;
}

/** Eight hex digits. Those of a capital letter are taken too, as the response is computed from the text as sent. */
function isCount(nc: string): boolean {
  return /^[0-9A-Fa-f]{8}$/.test(nc);
}

function seenCount(nc: string): Seen {
  return { ...(isCount(nc) ? { observed: shown(nc) } : {}), expected: '8 hex digits' };
}
