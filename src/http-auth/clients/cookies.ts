import type { NumericDate, Seconds } from '../types.ts';
import { type CookieRequest, requestContext } from './cookie-request.ts';
import { type ParsedSetCookie, parseSetCookie } from './set-cookie.ts';
import { type Judged, judgeCookie } from './set-cookie-rules.ts';
import type { IsPublicSuffix } from './site.ts';
import { type ClientStep, clientStep } from './step.ts';

/** A cookie in the store of a user agent (RFC 6265bis §5.7). */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** Canonical, without a leading dot. */
  readonly domain: string;
  /** Sent to `domain` only, not to hosts below it. */
  readonly hostOnly: boolean;
  readonly path: string;
  /** The first moment at which it is over; null: with the browser's session. */
  readonly expires: NumericDate | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `Default`: the attribute is absent, or says none of the three words. */
  readonly sameSite: 'Strict' | 'Lax' | 'None' | 'Default';
  readonly created: NumericDate;
}

/** The longest life of a cookie: 400 days (RFC 6265bis §5.5). */
export const MOST_LIFETIME: Seconds = 400 * 24 * 60 * 60;

/** What a user agent is set up with, and its clock. */
export interface CookieEnv {
  readonly now: NumericDate;
  /** Default: no domain but a single label is one. */
  readonly isPublicSuffix?: IsPublicSuffix | undefined;
  /** Whether cookies of another site than the page's are held back. Default: as the profile does. */
  readonly blocksThirdParty?: boolean | undefined;
}

/** What became of one Set-Cookie line. */
export interface CookieVerdict {
  /** `removed`: it was over at once, which takes an older one away. */
  readonly outcome: 'stored' | 'removed' | 'refused';
  /** Null when it was refused. */
  readonly cookie: Cookie | null;
  /** The parts with their places in the line; null when it could not be read at all. */
  readonly parsed: ParsedSetCookie | null;
  /** In order; of a refused cookie the last one says why. */
  readonly steps: readonly ClientStep[];
}

/**
 * What a user agent makes of one Set-Cookie line in the answer to `request`, by the storage model of RFC 6265bis §5.7
 * and the profile. `store` is what it has already. Never throws; a bad address is a refusal.
 */
export function acceptCookie(
  line: string,
  request: CookieRequest,
  store: Iterable<Cookie>,
  env: CookieEnv,
): CookieVerdict {
  const refused = (steps: readonly ClientStep[], parsed: ParsedSetCookie | null = null): CookieVerdict => ({
    outcome: 'refused',
    cookie: null,
    parsed,
    steps,
  });
  const context = requestContext(request, env);
  if (!context.ok) return refused([clientStep(context.error)]);
  if (!context.keepsCookies) return refused([clientStep('set-cookie.no-store')]);
  if (!context.includesCredentials) {
    return refused([clientStep('set-cookie.without-credentials', { fix: 'u39' })]);
  }
  const read = parseSetCookie(line);
  if (!read.ok) {
    return refused([clientStep(read.fault === 'too-long' ? 'set-cookie.too-long' : 'set-cookie.control')]);
  }
  const judged: Judged = judgeCookie(read.cookie, context, store, env);
  if (judged.cookie === null) return refused(judged.steps, read.cookie);
  const over = judged.cookie.expires !== null && judged.cookie.expires <= env.now;
  const steps = over ? [...judged.steps, clientStep('set-cookie.expired', { fix: 'u39' })] : judged.steps;
  return { outcome: over ? 'removed' : 'stored', cookie: judged.cookie, parsed: read.cookie, steps };
}

/** All Set-Cookie lines of an answer, one after the other, and the store afterwards without what is over. */
export function receiveCookies(
  lines: readonly string[],
  request: CookieRequest,
  store: readonly Cookie[],
  env: CookieEnv,
): { readonly store: readonly Cookie[]; readonly verdicts: readonly CookieVerdict[] } {
  const verdicts: CookieVerdict[] = [];
  const kept = new Map<string, Cookie>();
  for (const cookie of store) {
    if (cookie.expires === null || cookie.expires > env.now) kept.set(identity(cookie), cookie);
  }
  for (const line of lines) {
    const verdict = acceptCookie(line, request, kept.values(), env);
    verdicts.push(verdict);
    if (verdict.cookie === null) continue;
    const key = identity(verdict.cookie);
    // It keeps its age, by which cookies are ordered.
    const created = kept.get(key)?.created ?? verdict.cookie.created;
    kept.delete(key);
    if (verdict.outcome === 'stored') kept.set(key, { ...verdict.cookie, created });
  }
  return { store: [...kept.values()], verdicts };
}

/** What makes two cookies one (RFC 6265bis §5.7, step 23). */
function identity({ name, domain, hostOnly, path }: Cookie): string {
  return JSON.stringify([name, domain, hostOnly, path]);
}
