import type { CookieEnv } from './cookies.ts';
import { PROFILES, type Profile, type ProfileName } from './profiles.ts';
import { httpUrl, isLoopback, sameSite } from './site.ts';

/** A request as far as cookies care: who sends it, from which page, and how. */
export interface CookieRequest {
  readonly url: string;
  /**
   * The page in the address bar that the request comes from. Null: none, as for an address that was typed, or a
   * program without pages.
   */
  readonly page: string | null;
  /** `navigation`: of the whole tab. `resource`: an image, a frame, a script. `api`: document.cookie. */
  readonly kind: 'navigation' | 'resource' | 'fetch' | 'api';
  /** Default: GET. */
  readonly method?: string | undefined;
  /** Of fetch() only. Default: same-origin. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined;
  readonly client: ProfileName;
}

/** The same in the terms of the rules. */
export interface CookieContext {
  readonly ok: true;
  readonly url: URL;
  readonly profile: Profile;
  /** Whether the client has a store at all. */
  readonly keepsCookies: boolean;
  /** Whether the credentials mode lets cookies go out and come in (Fetch, HTTP-network-or-cache fetch). */
  readonly includesCredentials: boolean;
  /** The connection, or the host, counts as secure (RFC 6265bis §5.8.3). */
  readonly secure: boolean;
  /** Neither another site's page sent it, nor a reload of what such a page sent (RFC 6265bis §5.2). */
  readonly sameSite: boolean;
  readonly topLevel: boolean;
  /** The method is safe (RFC 9110 §9.2.1). */
  readonly safe: boolean;
  readonly script: boolean;
  readonly blocksThirdParty: boolean;
}

export type BadAddress = { readonly ok: false; readonly error: 'client.bad-url' | 'client.bad-page' };

/** The request in the terms of the cookie rules, or which of its addresses is none. */
export function requestContext(request: CookieRequest, env: CookieEnv): CookieContext | BadAddress {
  const { kind, method = 'GET', credentials = 'same-origin', client } = request;
  const profile = PROFILES[client];
  const url = httpUrl(request.url);
  if (url === null) return { ok: false, error: 'client.bad-url' };
  const page = request.page === null ? null : httpUrl(request.page);
  if (request.page !== null && page === null) return { ok: false, error: 'client.bad-page' };
  const near = page === null || sameSite(page, url, env.isPublicSuffix ?? (() => false));
  const sameOrigin = page === null || page.origin === url.origin;
  return {
    ok: true,
    url,
    profile,
    keepsCookies: profile.cookieStore.is,
    includesCredentials:
      kind !== 'fetch' || credentials === 'include' || (credentials === 'same-origin' && sameOrigin),
    secure: url.protocol === 'https:' || isTrusted(url.hostname, profile),
    sameSite: near,
    topLevel: kind === 'navigation',
    safe: /^(?:GET|HEAD|OPTIONS|TRACE)$/.test(method),
    script: kind === 'api',
    blocksThirdParty: env.blocksThirdParty ?? profile.blocksThirdParty.is,
  };
}

function isTrusted(host: string, { secureLoopback }: Profile): boolean {
  if (secureLoopback.is === 'loopback') return isLoopback(host);
  return secureLoopback.is === 'localhost' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}
