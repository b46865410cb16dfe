import type { Incoming } from '../types.ts';

/**
 * Whether the `uri` of Digest credentials names the resource that was asked for (RFC 7616 §3.4.6): the same
 * request-target, in origin-form or in absolute-form. Percent-encoding that means the same counts as the same, since
 * a proxy may have rewritten the request-target (RFC 3986 §6.2.2).
 */
export function sameResource(uri: string, { target, origin }: Incoming): boolean {
  return normalized(uri, origin) === normalized(target, origin);
}

/** The path of a target to show: without its query, which may hold secrets. Undefined when it is no origin-form. */
export function pathOf(target: string): string | undefined {
  return /^\/[^?#]*/.exec(target)?.[0];
}

function normalized(target: string, origin: string): string {
  if (target === origin) return '/';
  const path = target.startsWith(`${origin}/`) ? target.slice(origin.length) : target;
  return path.replace(/%[0-9A-Fa-f]{2}/g, (encoded) => {
    const char = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : encoded.toUpperCase();
  });
}
