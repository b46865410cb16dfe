import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { Challenge } from '#http-auth/grammar/types.ts';
import type { Answer, Limit, Occasion, Wording } from '../deviation.ts';

type Only = Answer['only'];

/** Another status with the challenges that a request without credentials gets. */
export function asks(text: string, on: readonly Occasion[], only?: Only): Answer {
  return {
    kind: 'answer',
    text,
    on,
    status: 401,
    challenges: 'asked',
    ...(only === undefined ? {} : { only }),
  };
}

/** Another status without a challenge. */
export function answers(status: number, text: string, on: readonly Occasion[], only?: Only): Answer {
  return { kind: 'answer', text, on, status, ...(only === undefined ? {} : { only }) };
}

export function limit(bytes: number, status: number): Limit {
  const size = bytes % 1024 === 0 ? `${bytes / 1024} KB` : `${bytes} bytes`;
  return { kind: 'limit', text: `refuses a header of more than ${size}`, bytes, status };
}

/** Challenges without these parameters. */
export function without(...names: readonly string[]): Wording {
  return {
    kind: 'wording',
    text: `sends no ${names.join(', ')}`,
    write: (challenges) =>
      challenges.map((each) => ({
        ...each,
        params: each.params.filter(({ name }) => !names.includes(name)),
      })),
  };
}

/** Challenges with one more parameter, quoted. */
export function withParam(name: string, value: string): Wording {
  return {
    kind: 'wording',
    text: `sends ${name}="${value}"`,
    write: (challenges) =>
      challenges.map((each) => ({ ...each, params: [...each.params, { name, value, quoted: true }] })),
  };
}

/** No challenge at all. */
export const silent: Wording = { kind: 'wording', text: 'sends no challenge', write: () => [] };

function bare(challenge: Challenge): Challenge {
  const params = challenge.params.filter(({ name }) => name !== 'realm' && name !== 'error_description');
  return { ...challenge, params };
}

/** The same challenge with every 401. */
export function always(challenge: string): Wording {
  const written: readonly Challenge[] = parseChallenges(challenge).value;
  return {
    kind: 'wording',
    text: 'sends the same challenge with every 401',
    write: (challenges, { status }) => (status === 401 ? written : challenges.map((each) => bare(each))),
  };
}
