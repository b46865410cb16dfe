import { parseWWWAuthenticateHeader } from 'http-auth-utils';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import { type Contender, type Measured, measure } from './measure.ts';
import { authHeader, readByOauth4webapi, responseWith, wwwAuthenticate } from './packages.ts';

const SINGLE = [
  'Basic realm="Staff", charset="UTF-8"',
  'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
  'Digest realm="api@example.com", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcC", qop="auth", algorithm=MD5, opaque="0a"',
  'Basic realm="a \\"quoted\\" realm"',
];
const SEVERAL = [
  'Negotiate, NTLM, Basic realm="Staff"',
  'Bearer realm="api", error="invalid_token", Basic realm="Staff", charset="UTF-8"',
];

interface Reader {
  readonly who: string;
  /** What is made of a line before the clock runs. */
  readonly prepare?: (line: string) => unknown;
  readonly read: (prepared: unknown) => unknown;
  readonly note: string;
}

function reader<T>(
  who: string,
  note: string,
  read: (line: T) => unknown,
  prepare?: (line: string) => T,
): Reader {
  return {
    who,
    note,
    read: (prepared) => read(prepared as T),
    ...(prepare === undefined ? {} : { prepare }),
  };
}

const READERS: readonly Reader[] = [
  reader('Fix 401, strict', 'with the place and RFC section of each issue', (line: string) =>
    parseChallenges(line),
  ),
  reader(
    'oauth4webapi',
    'throws the challenges: an error is made each time',
    readByOauth4webapi,
    responseWith,
  ),
  reader('auth-header', '', authHeader.parse),
  reader('www-authenticate', '', (line: string) => new wwwAuthenticate.parsers.WWW_Authenticate(line)),
  reader('http-auth-utils', '', (line: string) => parseWWWAuthenticateHeader(line)),
];

/** Nanoseconds per challenge: on lines with one challenge each, then on lines with several. */
export async function benchChallenges(): Promise<
  readonly (readonly [title: string, rows: readonly Measured[]])[]
> {
  return [
    ['challenge, alone on its line', await bench(SINGLE, READERS)],
    ['challenge, several on a line', await bench(SEVERAL, READERS)],
  ];
}

/** Times each reader on the lines that it reads as meant, and says how many these are. */
async function bench(lines: readonly string[], readers: readonly Reader[]): Promise<readonly Measured[]> {
  const contenders: Contender[] = [];
  const useless: Measured[] = [];
  const counts = new Map<string, number>();
  for (const { who, prepare = (line: string) => line, read, note } of readers) {
    const good: string[] = [];
    for (const line of lines) if (await isRight(line, () => read(prepare(line)))) good.push(line);
    if (good.length === 0) {
      useless.push({ who, nanoseconds: null, note: `reads none of ${lines.length} lines as meant` });
      continue;
    }
    const inputs = good.map(prepare);
    const challenges = good.reduce((sum, line) => sum + parseChallenges(line).value.length, 0);
    counts.set(who, challenges / good.length);
    const share =
      good.length === lines.length ? '' : `reads ${good.length} of ${lines.length} lines as meant`;
    const task = (index: number) => read(inputs[index % inputs.length]);
    contenders.push({ who, task, note: [note, share].filter(Boolean).join('; ') });
  }
  const measured = await measure(contenders);
  const perChallenge = measured.map(({ nanoseconds, ...row }) => ({
    ...row,
    nanoseconds: (nanoseconds ?? 0) / (counts.get(row.who) ?? 1),
  }));
  return [...perChallenge, ...useless];
}

/** Whether each challenge was read as one, with its auth-scheme and the values of its parameters. */
async function isRight(line: string, read: () => unknown): Promise<boolean> {
  try {
    const result = await read();
    const found = challengesIn(result instanceof Error ? result.cause : result).map(textsOf);
    const { value } = parseChallenges(line);
    const reads = (texts: readonly string[] = [], wanted: readonly string[]) =>
      wanted.every((text) => texts.includes(text) || texts.includes(text.toLowerCase()));
    return (
      found.length === value.length &&
      value.every(({ scheme, params }, i) => reads(found[i], [scheme, ...params.map((each) => each.value)]))
    );
  } catch {
    return false;
  }
}

/** The objects that say an auth-scheme, however the library calls it. */
function challengesIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('scheme' in value || 'type' in value) return [value];
  return Object.values(value).flatMap(challengesIn);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
