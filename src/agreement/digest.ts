import { readDigestChallenge } from '#http-auth/digest/challenge.ts';
import { digestCredentials } from '#http-auth/digest/credentials.ts';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { AuthParam } from '#http-auth/grammar/types.ts';
import type { DigestMove } from './types.ts';

/** The Digest credentials of a case: the site's own client, and what the case changes of them. */
export function digestValue(
  challenges: readonly string[],
  move: DigestMove,
  request: { readonly method: string; readonly target: string },
): string | null {
  const offered = parseChallenges(challenges).value.map(readDigestChallenge);
  const first = offered.find((each) => each !== null);
  if (first === undefined || first === null) return null;
  const { username = 'alice', password = 's3cret', count = 1, method = request.method } = move;
  const uri = move.uri ?? request.target;
  const challenge = {
    ...first,
    realm: move.realm ?? first.realm,
    nonce: move.nonce ?? first.nonce,
    algorithm: move.algorithm ?? first.algorithm,
    qop: move.qop === undefined ? first.qop : move.qop === null ? null : [move.qop],
  };
  const answer = { username, password, method, uri, count, cnonce: '0401cafe0401cafe' };
  const { params } = digestCredentials(challenge, answer);
  return `Digest ${changed(params, move).map(written).join(', ')}`;
}

function changed(params: readonly AuthParam[], move: DigestMove): readonly AuthParam[] {
  const { without = [], replaced = {}, quoted = {}, doubled, response } = move;
  const added = Object.keys(replaced).filter((name) => params.every((each) => each.name !== name));
  return [
    ...params.filter(({ name }) => !without.includes(name)),
    ...added.map((name) => ({ name, value: '', quoted: true })),
    ...params.filter(({ name }) => name === doubled),
  ].map((each) => ({
    ...each,
    value:
      replaced[each.name] ?? (each.name === 'response' ? editResponse(each.value, response) : each.value),
    quoted: quoted[each.name] ?? each.quoted,
  }));
}

function editResponse(value: string, edit: DigestMove['response']): string {
  if (edit === 'upper-case') return value.toUpperCase();
  return edit === 'cut' ? value.slice(0, -1) : value;
}

function written({ name, value, quoted }: AuthParam): string {
  return quoted ? `${name}="${value}"` : `${name}=${value}`;
}
