import { shown } from '../redact.ts';
import { domainMatches, pathMatches } from './cookie-match.ts';
import { type BadAddress, type CookieContext, type CookieRequest, requestContext } from './cookie-request.ts';
import type { Cookie, CookieEnv } from './cookies.ts';
import type { ClientRule } from './rules.ts';
import { type ClientStep, clientStep } from './step.ts';

/** A cookie that stays at home, and the first rule that keeps it there. */
export interface HeldBack {
  readonly cookie: Cookie;
  readonly why: ClientStep;
}

export interface SentCookies {
  /** In the order sent: longer paths first, then older ones (RFC 6265bis §5.8.3). */
  readonly sent: readonly Cookie[];
  readonly heldBack: readonly HeldBack[];
  /** The value of the Cookie header; null when there is none. */
  readonly header: string | null;
  /** An address that is none; nothing is sent then. */
  readonly error: BadAddress['error'] | null;
}

/**
 * The cookies of a store that go with a request, and why the others do not, by the retrieval algorithm of RFC 6265bis
 * §5.8.3, the credentials mode of fetch() and the profile. Never throws.
 */
export function cookiesFor(store: readonly Cookie[], request: CookieRequest, env: CookieEnv): SentCookies {
  const context = requestContext(request, env);
  if (!context.ok) return { sent: [], heldBack: [], header: null, error: context.error };
  const sent: Cookie[] = [];
  const heldBack: HeldBack[] = [];
  for (const cookie of store) {
    const why = reason(cookie, context, env);
    if (why === null) sent.push(cookie);
    else heldBack.push({ cookie, why: clientStep(why, { ...nameOf(cookie), fix: fixOf(why) }) });
  }
  sent.sort((a, b) => b.path.length - a.path.length || a.created - b.created);
  const pairs = sent.map(({ name, value }) => (name === '' ? value : `${name}=${value}`));
  return { sent, heldBack, header: pairs.length === 0 ? null : pairs.join('; '), error: null };
}

function reason(cookie: Cookie, context: CookieContext, { now }: CookieEnv): ClientRule | null {
  const { url, profile } = context;
  if (!context.keepsCookies) return 'send-cookie.no-store';
  if (!(cookie.hostOnly ? url.hostname === cookie.domain : domainMatches(url.hostname, cookie.domain))) {
    return cookie.hostOnly && domainMatches(url.hostname, cookie.domain)
      ? 'send-cookie.host-only'
      : 'send-cookie.domain';
  }
  if (cookie.expires !== null && cookie.expires <= now) return 'send-cookie.expired';
  if (!pathMatches(url.pathname, cookie.path)) return 'send-cookie.path';
  if (cookie.secure && !context.secure) return 'send-cookie.secure';
  if (cookie.httpOnly && context.script) return 'send-cookie.http-only';
  if (!context.includesCredentials) return 'send-cookie.without-credentials';
  if (context.sameSite) return null;
  if (!context.topLevel && context.blocksThirdParty) return 'send-cookie.third-party';
  if (cookie.sameSite === 'None' || !profile.sameSite.is) return null;
  if (cookie.sameSite === 'Strict') return 'send-cookie.strict';
  if (!context.topLevel) return 'send-cookie.lax';
  const fresh = cookie.sameSite === 'Default' && now - cookie.created < profile.laxAllowingUnsafe.is;
  return context.safe || fresh ? null : 'send-cookie.lax-unsafe';
}

function fixOf(why: ClientRule): 'u3' | 'u39' {
  return why === 'send-cookie.expired' ? 'u3' : 'u39';
}

/** A name without a value may be a value whose name was forgotten: it is not shown. */
function nameOf({ name, value }: Cookie): Pick<ClientStep, 'observed'> {
  return name === '' || value === '' ? {} : { observed: shown(name) };
}
