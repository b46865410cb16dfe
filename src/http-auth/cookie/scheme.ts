import { sameSecret } from '../equal.ts';
import { fieldValues } from '../fields.ts';
import { challenge } from '../grammar/format.ts';
import { masked, shown } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Context, NumericDate, Scheme } from '../types.ts';
import type { CookiePolicy } from './policy.ts';
import { cookieValues } from './read.ts';
import { COOKIE_RULES } from './rules.ts';

/** A session cookie: known, not over, and of one owner only. */
export const scheme: Scheme<CookiePolicy> = {
  rules: COOKIE_RULES,
  place: ({ name }) => `Cookie ${name}`,
  readsAuthorization: false,
  find: (request, { name }) => cookieValues(fieldValues(request, 'Cookie'), name),
  check({ policy, found }, context) {
    const { trace, now } = context;
    const refused = invalidCredentials('Cookie');
    const observed = masked('session id');
    noteOddities(policy, found, context);

    // All are compared with all, in a time that tells nothing.
    const known = policy.sessions.filter(
      ({ id }) => found.filter((value) => sameSecret(id, value)).length > 0,
    );
    trace.check('cookie.session', known.length > 0, { observed, fix: 'u4' });
    const latest = known.reduce<NumericDate | null>(
      (end, { expires }) => Math.max(end ?? expires, expires),
      null,
    );
    if (latest === null) return refused;

    const times = { observed: shown(isoDate(latest)), expected: `after ${isoDate(now)}`, fix: 'u3' } as const;
    if (!trace.check('cookie.expiry', now < latest, times)) return refused;

    const [session, ...others] = known.filter(({ expires }) => now < expires);
    const single = others.every(({ owner }) => owner === session?.owner);
    if (others.length > 0)
      trace.check('cookie.owner', single, { observed, expected: 'one owner', fix: 'u4' });
    if (session === undefined || !single) return refused;
    return { ok: true, principal: { owner: session.owner, scheme: 'Cookie', scopes: session.scopes ?? [] } };
  },
  challenges({ name }, { status }, { realm }) {
    return status === 401 ? [challenge('Cookie', { realm, 'cookie-name': name })] : [];
  },
};

/** What no server refuses for, but explains a refusal. */
function noteOddities({ name }: CookiePolicy, found: readonly string[], { request, trace }: Context): void {
  const observed = masked('session id');
  if (found.length > 1) trace.note('cookie.several', { observed, expected: `one ${name}`, fix: 'u4' });
  // Browsers keep such a cookie for https, so hardly one of them sent it.
  if (/^__(?:Host|Secure)-/i.test(name) && !request.origin.startsWith('https:')) {
    trace.note('cookie.prefix', { observed: shown(name), expected: 'https' });
  }
  if (found.some((value) => /^".*"$/.test(value))) trace.note('cookie.quoted', { observed });
}
