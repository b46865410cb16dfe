/** Whether nobody may set a cookie for a domain, because its subdomains belong to different people, as in "co.uk". */
export type IsPublicSuffix = (domain: string) => boolean;

/** An http or https address, or null. */
export function httpUrl(text: string, base?: URL): URL | null {
  try {
    const url = new URL(text, base);
    return isHttp(url) ? url : null;
  } catch {
    return null;
  }
}

export function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Whether an address carries a user name or a password. */
export function hasUserinfo({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** Whether a host, as the URL standard writes it, is an IP address. */
export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether a host is this machine: 127.0.0.0/8, ::1, localhost and names below it. */
export function isLoopback(host: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:.+\.)?localhost)$/.test(host);
}

/** Whether two addresses are of one site: scheme and registrable domain are the same (HTML §7.1.1, schemefully same site). */
export function sameSite(one: URL, other: URL, isPublicSuffix: IsPublicSuffix): boolean {
  const site = ({ protocol, hostname }: URL) => `${protocol}//${registrableDomain(hostname, isPublicSuffix)}`;
  return site(one) === site(other);
}

/** No public suffix has more labels, so that a host of very many is not tried at each. */
const MOST_SUFFIX_LABELS = 8;

/** The longest public suffix of a host with one label more; the host itself when there is none. The last label is always one. */
function registrableDomain(host: string, isPublicSuffix: IsPublicSuffix): string {
  if (isIpAddress(host)) return host;
  const labels = host.split('.');
  let suffix = labels.length - 1;
  for (let at = suffix - 1; at >= 0 && labels.length - at <= MOST_SUFFIX_LABELS; at -= 1) {
    if (isPublicSuffix(labels.slice(at).join('.'))) suffix = at;
  }
  return labels.slice(Math.max(suffix - 1, 0)).join('.');
}
