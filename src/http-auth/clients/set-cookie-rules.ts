import { shown } from '../redact.ts';
import type { NumericDate } from '../types.ts';
import { parseCookieDate } from './cookie-date.ts';
import { defaultPath, domainMatches, pathMatches } from './cookie-match.ts';
import type { CookieContext } from './cookie-request.ts';
import { type Cookie, type CookieEnv, MOST_LIFETIME } from './cookies.ts';
import type { ClientRule } from './rules.ts';
import { COOKIE_LIMITS, type CookieAttributeName, octets, type ParsedSetCookie } from './set-cookie.ts';
import { type ClientStep, clientStep } from './step.ts';

export interface Judged {
  readonly cookie: Cookie | null;
  readonly steps: readonly ClientStep[];
}

/** The attributes that count, and notes on those that do not. */
interface Attributes {
  readonly get: (name: CookieAttributeName) => string | undefined;
  readonly expires: NumericDate | null;
  readonly steps: readonly ClientStep[];
}

/** Goes through the storage model from its second step on (RFC 6265bis §5.7). */
export function judgeCookie(
  parsed: ParsedSetCookie,
  context: CookieContext,
  store: Iterable<Cookie>,
  env: CookieEnv,
): Judged {
  const attributes = readAttributes(parsed, env.now);
  const host = context.url.hostname;
  const given = (attributes.get('Domain') ?? '').replace(/^\./, '').toLowerCase();
  const isSuffix = given !== '' && (env.isPublicSuffix?.(given) ?? false);
  // A host that is itself a public suffix may set a cookie for itself alone.
  const domain = isSuffix && given === host ? '' : given;
  const path = attributes.get('Path') ?? '';
  const swapped = !parsed.named && context.profile.nameless.is === 'name';
  const cookie: Cookie = {
    name: swapped ? parsed.value.text : parsed.name.text,
    value: swapped ? '' : parsed.value.text,
    domain: domain === '' ? host : domain,
    hostOnly: domain === '',
    path: path.startsWith('/') ? path : defaultPath(context.url.pathname),
    expires: attributes.expires,
    secure: attributes.get('Secure') !== undefined,
    httpOnly: attributes.get('HttpOnly') !== undefined,
    sameSite: sameSiteOf(attributes.get('SameSite')),
    created: env.now,
  };
  const refusal =
    refusedByText(cookie, context) ??
    refusedByDomain(cookie, domain, isSuffix, host) ??
    refusedBySecure(cookie, context, store) ??
    refusedBySite(cookie, context) ??
    refusedByPrefix(cookie, path);
  if (refusal === null) return { cookie, steps: attributes.steps };
  // Text without an `=` may be a value whose name was forgotten.
  const seen = parsed.named ? { observed: shown(cookie.name) } : {};
  return { cookie: null, steps: [...attributes.steps, clientStep(refusal, { ...seen, fix: 'u39' })] };
}

function refusedByText({ name, value }: Cookie, { profile }: CookieContext): ClientRule | null {
  if (name === '' && value === '') return 'set-cookie.empty';
  if (name === '' && profile.nameless.is !== 'value') return 'set-cookie.nameless';
  if (profile.refusesTab.is && `${name}${value}`.includes('\t')) return 'set-cookie.tab';
  return null;
}

function refusedByDomain(
  { domain }: Cookie,
  given: string,
  isSuffix: boolean,
  host: string,
): ClientRule | null {
  if (given === '') return null;
  if (!/^[!-~]*$/.test(given)) return 'set-cookie.domain-not-ascii';
  if (isSuffix) return 'set-cookie.public-suffix';
  return domainMatches(host, domain) ? null : 'set-cookie.domain';
}

function refusedBySecure(cookie: Cookie, context: CookieContext, store: Iterable<Cookie>): ClientRule | null {
  if (cookie.secure && !context.secure) return 'set-cookie.secure';
  if (cookie.httpOnly && context.script) return 'set-cookie.http-only';
  const hides = (old: Cookie) =>
    old.secure &&
    old.name === cookie.name &&
    (domainMatches(old.domain, cookie.domain) || domainMatches(cookie.domain, old.domain)) &&
    pathMatches(cookie.path, old.path);
  if (cookie.secure || context.secure) return null;
  for (const old of store) if (hides(old)) return 'set-cookie.over-secure';
  return null;
}

function refusedBySite({ sameSite, secure }: Cookie, context: CookieContext): ClientRule | null {
  const foreign = !context.sameSite && !context.topLevel;
  if (foreign && context.blocksThirdParty) return 'set-cookie.third-party';
  if (!context.profile.sameSite.is) return null;
  if (sameSite !== 'None') return foreign ? 'set-cookie.cross-site' : null;
  return secure ? null : 'set-cookie.none-without-secure';
}

function refusedByPrefix(
  { name, value, secure, hostOnly, path }: Cookie,
  givenPath: string,
): ClientRule | null {
  if (name === '' && /^__(?:secure|host)-/i.test(value)) return 'set-cookie.prefix-in-value';
  if (/^__secure-/i.test(name) && !secure) return 'set-cookie.secure-prefix';
  const bound = secure && hostOnly && path === '/' && givenPath === '/';
  return /^__host-/i.test(name) && !bound ? 'set-cookie.host-prefix' : null;
}

function sameSiteOf(value = ''): Cookie['sameSite'] {
  return (
    (['Strict', 'Lax', 'None'] as const).find((each) => each.toLowerCase() === value.toLowerCase()) ??
    'Default'
  );
}

/** Of attributes with one name the last counts (RFC 6265bis §5.7, steps 6 to 17). */
function readAttributes({ attributes }: ParsedSetCookie, now: NumericDate): Attributes {
  const last = new Map<CookieAttributeName, string>();
  const steps: ClientStep[] = [];
  const limit = now + MOST_LIFETIME;
  let maxAge: NumericDate | null = null;
  let date: NumericDate | null = null;
  let unknown = false;
  for (const { known, name, value } of attributes) {
    const ignored = ignoredAttribute(known, name.text, value.text);
    if (ignored === 'set-cookie.attribute-unknown') {
      // Not by its name, which may be the rest of a value that holds a semicolon.
      unknown = true;
    } else if (ignored !== null) {
      steps.push(clientStep(ignored, { ...(known === null ? {} : { observed: shown(known) }), fix: 'u39' }));
    } else if (known === 'Max-Age') {
      maxAge = Number(value.text) <= 0 ? Number.NEGATIVE_INFINITY : now + Number(value.text);
    } else if (known === 'Expires') {
      date = parseCookieDate(value.text);
    } else if (known !== null) {
      last.set(known, value.text);
    }
  }
  if (unknown) steps.push(clientStep('set-cookie.attribute-unknown', { fix: 'u39' }));
  const wanted = maxAge ?? date;
  const expires = wanted === null ? null : Math.max(Math.min(wanted, limit), 0);
  if (wanted !== null && wanted > limit) steps.push(clientStep('set-cookie.lifetime-cut'));
  return { get: (name) => last.get(name), expires, steps };
}

/** Why an attribute does not count; null when it does, or says nothing. */
function ignoredAttribute(known: CookieAttributeName | null, name: string, value: string): ClientRule | null {
  if (octets(value) > COOKIE_LIMITS.attribute) return 'set-cookie.attribute-too-long';
  if (known === null) return name === '' && value === '' ? null : 'set-cookie.attribute-unknown';
  if (known === 'Max-Age' && !/^-?\d+$/.test(value)) return 'set-cookie.max-age';
  if (known === 'Expires' && parseCookieDate(value) === null) return 'set-cookie.expires';
  return null;
}
