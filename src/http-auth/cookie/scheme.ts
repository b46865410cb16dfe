import { sameSecret } from '../equal.ts';
import { cookieValue, fieldValues } from '../fields.ts';
import { challenge } from '../grammar/format.ts';
import { masked, shown } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Scheme } from '../types.ts';
import type { CookiePolicy } from './policy.ts';

/** A session cookie: known, and not over. */
export const scheme: Scheme<CookiePolicy> = {
  place: ({ name }) => `Cookie ${name}`,
  readsAuthorization: false,
  find(request, { name }) {
    const value = cookieValue(fieldValues(request, 'Cookie'), name);
    return value === null ? [] : [value];
  },
  check({ policy, found }, { trace, now }) {
    const refused = invalidCredentials('Cookie');
    const session = policy.sessions.filter((each) => sameSecret(each.id, found[0] ?? ''))[0];
    trace.check('cookie.session', session !== undefined, { observed: masked('session id'), fix: 'u4' });
    if (session === undefined) return refused;
    const observed = shown(isoDate(session.expires));
    const alive = now < session.expires;
    if (!trace.check('cookie.expiry', alive, { observed, expected: `after ${isoDate(now)}`, fix: 'u3' })) {
      return refused;
    }
    return { ok: true, principal: { owner: session.owner, scheme: 'Cookie', scopes: session.scopes ?? [] } };
  },
  challenges({ name }, { status }, { realm }) {
    return status === 401 ? [challenge('Cookie', { realm, 'cookie-name': name })] : [];
  },
};
