import { sameSecret } from './equal.ts';
import { masked, shown } from './redact.ts';
import { isoDate } from './time.ts';
import type { Trace } from './trace.ts';
import type { Accepted, CookiePolicy, NumericDate, Refusal } from './types.ts';

/** Checks a session id against the sessions of the policy: known, and not over at `now`. */
export function checkSession(
  id: string,
  policy: CookiePolicy,
  now: NumericDate,
  trace: Trace,
): Accepted | Refusal {
  const refused: Refusal = { ok: false, outcome: 'invalid-credentials', status: 401, error: null };
  const session = policy.sessions.filter((each) => sameSecret(each.id, id))[0];
  trace.check('cookie.session', session !== undefined, { observed: masked('session id'), fix: 'u4' });
  if (session === undefined) return refused;
  const alive = now < session.expires;
  const observed = shown(isoDate(session.expires));
  if (!trace.check('cookie.expiry', alive, { observed, expected: `after ${isoDate(now)}`, fix: 'u3' })) {
    return refused;
  }
  return { ok: true, principal: { owner: session.owner, scheme: 'Cookie', scopes: session.scopes ?? [] } };
}
