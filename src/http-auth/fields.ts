import type { Env } from './types.ts';

/**
 * The values of a field, one per line, in the order sent. Lines of `env.rawFieldLines` come first; a Request
 * joins several lines to one value (RFC 9110 §5.3).
 */
export function fieldLines(request: Request, env: Env, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const raw = (env.rawFieldLines ?? []).filter(([n]) => n.toLowerCase() === wanted).map(([, value]) => value);
  if (raw.length > 0) return raw;
  const joined = request.headers.get(name);
  return joined === null ? [] : [joined];
}

/** The value of the first cookie of that name in Cookie field lines, or null (RFC 6265 §5.4). */
export function cookieValue(lines: readonly string[], name: string): string | null {
  for (const pair of lines.join('; ').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
