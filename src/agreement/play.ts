import { digestValue } from './digest.ts';
import type { ServerSetting } from './setting.ts';
import { tokenOf } from './tokens.ts';
import type { Answered, Asked, DigestMove, PlainCase } from './types.ts';

/** Sends one request and gives the answer: a real server over a socket, or the engine. */
export type Ask = (request: Asked) => Promise<Answered>;

/** What right credentials look like at one server. */
export interface Setting extends ServerSetting {
  /** The server's clock in seconds. */
  readonly now: number;
}

/** Plays a case: fills in what has to be computed, sends what has to come before, and gives the last answer. */
export async function playCase(
  plain: PlainCase,
  ask: Ask,
  { now, typ = 'at+jwt', root = '/' }: Setting,
): Promise<Answered> {
  const { method = 'GET', target = root, lines, body = '', token, digest } = plain;
  const fill = new Map<string, string>();
  if (token !== undefined) fill.set('{token}', await tokenOf(token, now, typ));
  const request = (more: ReadonlyMap<string, string> = new Map()): Asked => {
    const filled = (text: string) =>
      [...fill, ...more].reduce((value, [name, given]) => value.replaceAll(name, given), text);
    return {
      method,
      target: filled(target),
      lines: lines.map(([name, value]) => [name, filled(value)] as const),
      body: filled(body),
    };
  };
  if (digest === undefined) return ask(request());
  const { challenges } = await ask({ method, target, lines: [], body: '' });
  const answer = (move: DigestMove): Promise<Answered> => {
    const value = digestValue(challenges, move, { method, target }) ?? '';
    return ask(request(credentialsFill(value)));
  };
  for (const count of digest.before ?? []) await answer({ count });
  return answer(digest);
}

function credentialsFill(value: string): ReadonlyMap<string, string> {
  return new Map([
    ['{credentials}', value],
    ['{credentials:lower}', value.replace(/^Digest/, 'digest')],
  ]);
}
