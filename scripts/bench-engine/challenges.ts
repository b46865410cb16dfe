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
  readonly read: (prepared: never) => unknown;
  readonly note: string;
}

const READERS: readonly Reader[] = [
  {
    who: 'Fix 401, strict',
    read: (line: string) => parseChallenges(line),
    note: 'with the place and RFC section of each issue',
  },
  {
    who: 'oauth4webapi',
    prepare: responseWith,
    read: (response: Response) => readByOauth4webapi(response),
    note: 'throws the challenges: an error is made each time',
  },
  { who: 'auth-header', read: (line: string) => authHeader.parse(line), note: '' },
  {
    who: 'www-authenticate',
    read: (line: string) => new wwwAuthenticate.parsers.WWW_Authenticate(line),
    note: '',
  },
  { who: 'http-auth-utils', read: (line: string) => parseWWWAuthenticateHeader(line), note: '' },
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

/** Times each reader on the lines that it reads as meant, and says how many these are; none: it is left out. */
async function bench(lines: readonly string[], readers: readonly Reader[]): Promise<readonly Measured[]> {
  const contenders: Contender[] = [];
  const counts = new Map<string, number>();
  for (const { who, prepare = (line) => line, read, note } of readers) {
    const call: (prepared: unknown) => unknown = read as (prepared: unknown) => unknown;
    const good = [];
    for (const line of lines) if (await isRight(line, () => call(prepare(line)))) good.push(line);
    if (good.length === 0) continue;
    const inputs = good.map(prepare);
    const challenges = good.reduce((sum, line) => sum + parseChallenges(line).value.length, 0);
    counts.set(who, challenges / good.length);
    const share =
      good.length === lines.length ? '' : `reads ${good.length} of ${lines.length} lines as meant`;
    const task = (index: number) => call(inputs[index % inputs.length]);
    contenders.push({ who, task, note: [note, share].filter(Boolean).join('; ') });
  }
  const measured = await measure(contenders);
  return measured.map((row) => ({ ...row, nanoseconds: row.nanoseconds / (counts.get(row.who) ?? 1) }));
}

/** Whether every scheme and the value of every parameter are somewhere in what was read. */
async function isRight(line: string, read: () => unknown): Promise<boolean> {
  try {
    const result = await read();
    const found = new Set(textsOf(result instanceof Error ? result.cause : result));
    return parseChallenges(line).value.every(
      ({ scheme, params }) =>
        (found.has(scheme) || found.has(scheme.toLowerCase())) &&
        params.every(({ value }) => found.has(value)),
    );
  } catch {
    return false;
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
