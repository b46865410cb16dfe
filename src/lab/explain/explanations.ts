import type { Explanation } from '../types.ts';
import { COOKIE_DATA } from './data-cookies.ts';
import { CREDENTIALS_DATA } from './data-credentials.ts';
import { HEADER_DATA } from './data-headers.ts';
import { JWT_DATA } from './data-jwt.ts';
import { START_DATA } from './data-start.ts';

/** Name, sentence, RFC and section, by id. */
export type Data = Readonly<Record<string, readonly [name: string, sentence: string, rule: string]>>;

const ALL: ReadonlyMap<string, Data[string]> = new Map(
  [START_DATA, HEADER_DATA, CREDENTIALS_DATA, JWT_DATA, COOKIE_DATA].flatMap((data) => Object.entries(data)),
);

/** Every id that may stand in a link to an explanation; none is ever renamed. */
export const EXPLANATION_IDS: readonly string[] = [...ALL.keys()];

/** The explanation of a piece, by its `about`, or null when there is none. */
export function explanationOf(id: string): Explanation | null {
  const found = ALL.get(id);
  if (found === undefined) return null;
  const [name, sentence, rule] = found;
  return { id, name, sentence, rule };
}
