import { formatChallenge } from '#http-auth/grammar/format.ts';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { Challenge } from '#http-auth/grammar/types.ts';
import type { Answered } from './types.ts';

/** Parameters that are new each time, or are words for people: only that they are there counts. */
const FREE = ['nonce', 'opaque', 'error_description'];

/**
 * How two answers differ, or null: in the status, or in the challenges in their order. Schemes and names of parameters
 * are compared without case, parameters in any order, their values to the letter.
 */
export function difference(one: Answered, other: Answered): string | null {
  if (one.status !== other.status) return `${one.status}, not ${other.status}`;
  const [own, theirs] = [normalized(one.challenges), normalized(other.challenges)];
  if (own === null || theirs === null) return 'a challenge that breaks the grammar';
  return own.join('\n') === theirs.join('\n')
    ? null
    : `${own.join(', ') || 'no challenge'}, not ${theirs.join(', ') || 'none'}`;
}

function normalized(lines: readonly string[]): readonly string[] | null {
  const { value, valid } = parseChallenges(lines);
  return valid || lines.length === 0 ? value.map(plain) : null;
}

function plain({ scheme, token68, params }: Challenge): string {
  const shown = params
    .map(({ name, value }) => ({ name: name.toLowerCase(), value, quoted: true }))
    .map((each) => (FREE.includes(each.name) ? { ...each, value: '…' } : each))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return formatChallenge({ scheme: scheme.toLowerCase(), token68, params: shown });
}
