import { param, sameScheme } from '../grammar/format.ts';
import { memberStop } from '../grammar/lenient.ts';
import type { AuthParam, Challenge } from '../grammar/types.ts';

/**
 * Reads one field line as Chromium 156 does, as measured: one challenge a line, its scheme up to the first
 * whitespace, the rest as `name=value` pairs between commas. A second challenge on the line is lost in the pairs. Of
 * parameters with one name the last counts; a quote that is not closed is taken off. Null when the line is empty or
 * a pair has no name, no `=` or no value.
 */
export function readChromiumLine(line: string): Challenge | null {
  const [, scheme = '', rest = ''] = /^[ \t]*([^ \t]*)(.*)$/s.exec(line) ?? [];
  if (scheme === '') return null;
  const byName = new Map<string, AuthParam>();
  if (!usesPairs(scheme)) return { scheme, token68: rest.trim() || null, params: [] };
  for (let at = 0; at < rest.length; ) {
    const stop = memberStop(rest, at);
    const member = rest.slice(at, stop);
    at = stop + 1;
    if (member.trim() === '') continue;
    const equals = member.indexOf('=');
    const name = member.slice(0, Math.max(equals, 0)).trim();
    const value = member.slice(equals + 1).trim();
    if (name === '' || name.includes('"') || value === '') return null;
    byName.set(name.toLowerCase(), { name, ...unquoted(value) });
  }
  return { scheme, token68: null, params: [...byName.values()] };
}

export type SecondChallenge = 'invalid' | 'stale' | 'different-realm' | 'reject';

/**
 * What Chromium makes of a challenge that answers its credentials: another scheme is an error; with `stale=true`
 * it repeats the password with the new nonce; another realm is asked for anew; else the password was refused.
 */
export function secondChallenge(first: string, second: string): SecondChallenge {
  const [before, after] = [readChromiumLine(first), readChromiumLine(second)];
  if (before === null || after === null || !sameScheme(before.scheme, after.scheme)) return 'invalid';
  const digest = sameScheme(after.scheme, 'Digest');
  if (digest && param(after, 'stale')?.toLowerCase() === 'true') return 'stale';
  const sameRealm = (param(before, 'realm') ?? '') === (param(after, 'realm') ?? '');
  return sameRealm ? 'reject' : 'different-realm';
}

function usesPairs(scheme: string): boolean {
  return !/^(?:ntlm|negotiate)$/i.test(scheme);
}

function unquoted(value: string): { value: string; quoted: boolean } {
  if (!value.startsWith('"')) return { value, quoted: false };
  const closed = value.length > 1 && value.endsWith('"');
  const inner = closed ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value.slice(1);
  return { value: inner, quoted: true };
}
