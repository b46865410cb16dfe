import { isIpAddress } from './site.ts';

/** Whether a cookie for `domain` is one for `host`; both in lower case (RFC 6265bis §5.1.3). */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && domain !== '' && !isIpAddress(host));
}

/** Whether a request for `path` is below the path of a cookie (RFC 6265bis §5.1.4). */
export function pathMatches(path: string, cookiePath: string): boolean {
  if (path === cookiePath) return true;
  return path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/');
}

/** The path of a cookie that names none: that of the request up to its last slash (RFC 6265bis §5.1.4). */
export function defaultPath(path: string): string {
  const last = path.lastIndexOf('/');
  return !path.startsWith('/') || last === 0 ? '/' : path.slice(0, last);
}
