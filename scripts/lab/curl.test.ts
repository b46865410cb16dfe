import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DigestAlgorithm } from '../../src/http-auth/digest/algorithms.ts';
import { digestResponse } from '../../src/http-auth/digest/response.ts';
import { fieldValues } from '../../src/http-auth/fields.ts';
import { formatChallenge } from '../../src/http-auth/grammar/format.ts';
import { parseCredentials } from '../../src/http-auth/grammar/parse.ts';
import type { Decision, Incoming } from '../../src/http-auth/types.ts';
import {
  API_KEY,
  AWS_KEY,
  AWS_REGION,
  AWS_SERVICE,
  OWNER,
  PASSWORD,
  REALM,
  SESSION_ID,
} from '../../src/lab/world.ts';
import { startLab } from './lab-server.ts';
import type { LabHost } from './node-host.ts';
import { answersIn, output, versionOf } from './program.ts';
import { accessToken } from './token.ts';

const CURL = versionOf('curl');
const WGET = versionOf('wget');
if (CURL === null) console.log('curl is not installed: its tests are skipped');
if (WGET === null) console.log('wget is not installed: its tests are skipped');

/** This one computes SHA-512-256 responses with SHA-256. */
const CURL_WITH_WRONG_HASH = '7.88.1';

const decisions: { readonly request: Incoming; readonly decision: Decision }[] = [];
let host: LabHost;
beforeAll(async () => {
  host = await startLab({ onDecision: (_id, request, decision) => decisions.push({ request, decision }) });
});
afterAll(() => host.close());
beforeEach(() => void decisions.splice(0));

const RIGHT = `${OWNER}:${PASSWORD}`;
const WRONG = `${OWNER}:wrong`;
const bearer = async (lifetime?: number): Promise<string[]> => [
  '-H',
  `Authorization: Bearer ${await accessToken(Date.now() / 1000, lifetime)}`,
];

interface Row {
  readonly name: string;
  readonly id: string;
  readonly args: readonly string[] | (() => Promise<readonly string[]>);
  /** Of the answers, in order. */
  readonly statuses: readonly number[];
  readonly outcome: Decision['outcome'];
}

const CURL_ROWS: readonly Row[] = [
  { name: 'Basic without a password', id: 'basic', args: [], statuses: [401], outcome: 'no-credentials' },
  { name: 'Basic right', id: 'basic', args: ['-u', RIGHT], statuses: [200], outcome: 'authenticated' },
  { name: 'Basic wrong', id: 'basic', args: ['-u', WRONG], statuses: [401], outcome: 'invalid-credentials' },
  {
    name: 'Basic right, after the challenge',
    id: 'basic',
    args: ['--anyauth', '-u', RIGHT],
    statuses: [401, 200],
    outcome: 'authenticated',
  },
  ...['digest-md5', 'digest-sha-256', 'digest'].flatMap((id): Row[] => [
    {
      name: `${id} right`,
      id,
      args: ['--digest', '-u', RIGHT],
      statuses: [401, 200],
      outcome: 'authenticated',
    },
    {
      name: `${id} wrong`,
      id,
      args: ['--digest', '-u', WRONG],
      statuses: [401, 401],
      outcome: 'invalid-credentials',
    },
    {
      name: `${id} right, POST with a body and a query`,
      id: `${id}?a=1&b=%20`,
      args: ['--digest', '-u', RIGHT, '-d', 'x=1'],
      statuses: [401, 200],
      outcome: 'authenticated',
    },
    {
      name: `Basic to ${id}`,
      id,
      args: ['-u', RIGHT],
      statuses: [401],
      outcome: 'unsupported-scheme',
    },
  ]),
  { name: 'Bearer right', id: 'bearer', args: () => bearer(), statuses: [200], outcome: 'authenticated' },
  {
    name: 'Bearer by curl’s own option',
    id: 'bearer',
    args: async () => ['--oauth2-bearer', await accessToken(Date.now() / 1000)],
    statuses: [200],
    outcome: 'authenticated',
  },
  {
    name: 'Bearer expired',
    id: 'bearer',
    args: () => bearer(-300),
    statuses: [401],
    outcome: 'invalid-token',
  },
  {
    name: 'Bearer wrong',
    id: 'bearer',
    args: ['-H', 'Authorization: Bearer example-token'],
    statuses: [401],
    outcome: 'invalid-token',
  },
  {
    name: 'Bearer right, without the scope',
    id: 'bearer-scope',
    args: () => bearer(),
    statuses: [403],
    outcome: 'insufficient-scope',
  },
  {
    name: 'two Authorization lines',
    id: 'bearer',
    args: ['-H', 'Authorization: Bearer a', '-H', 'authorization: Bearer b'],
    statuses: [400],
    outcome: 'invalid-request',
  },
  {
    name: 'API key right',
    id: 'api-key',
    args: ['-H', `X-API-Key: ${API_KEY}`],
    statuses: [200],
    outcome: 'authenticated',
  },
  {
    name: 'API key wrong',
    id: 'api-key',
    args: ['-H', 'X-API-Key: nobody'],
    statuses: [401],
    outcome: 'invalid-credentials',
  },
  {
    name: 'session cookie right',
    id: 'cookie',
    args: ['-b', `session=${SESSION_ID}`],
    statuses: [200],
    outcome: 'authenticated',
  },
  {
    name: 'session cookie wrong',
    id: 'cookie',
    args: ['-b', 'session=gone'],
    statuses: [401],
    outcome: 'invalid-credentials',
  },
  {
    name: 'Basic and Digest offered',
    id: 'basic-digest',
    args: ['--anyauth', '-u', RIGHT],
    statuses: [401, 200],
    outcome: 'authenticated',
  },
  ...['bearer-basic', 'bearer-basic-joined'].map(
    (id): Row => ({
      name: `Bearer and Basic offered by ${id}`,
      id,
      args: ['--anyauth', '-u', RIGHT],
      statuses: [401, 200],
      outcome: 'authenticated',
    }),
  ),
  {
    name: 'a 401 without a challenge is not answered',
    id: 'no-challenge',
    args: ['--anyauth', '-u', RIGHT],
    statuses: [401],
    outcome: 'no-credentials',
  },
];

/** What the host wrote, as the engine decided it: the lines of a decision, faults of the answer included. */
function decided(): { status: number; challenges: string[] }[] {
  return decisions.map(({ decision: { status, lines } }) => ({
    status,
    challenges: lines.filter(([name]) => name === 'WWW-Authenticate').map(([, value]) => value),
  }));
}

async function curl(id: string, args: readonly string[]): Promise<string> {
  return output('curl', ['-q', '-s', '-i', '--max-time', '20', ...args, `${host.origin}/lab/${id}`]);
}

describe.skipIf(CURL === null)('curl', () => {
  test.each(CURL_ROWS)('$name', async ({ id, args, statuses, outcome }) => {
    const printed = await curl(id, typeof args === 'function' ? await args() : args);
    const answers = answersIn(printed);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(answers).toEqual(decided());
    expect(decisions.at(-1)?.decision.outcome).toBe(outcome);
  });

  test('chooses Digest where Basic stands before it', async () => {
    await curl('basic-digest', ['--anyauth', '-u', RIGHT]);
    expect(decisions.at(-1)?.decision.principal?.scheme).toBe('Digest');
  });

  test('gets the challenge that the engine meant', async () => {
    const [answer] = answersIn(await curl('basic', []));
    expect(answer?.challenges).toEqual(decisions[0]?.decision.challenges.map(formatChallenge));
  });

  test(`computes SHA-512-256 wrongly in ${CURL_WITH_WRONG_HASH}: right password, 401`, async ({ skip }) => {
    const answers = answersIn(await curl('digest-sha-512-256', ['--digest', '-u', RIGHT]));
    const statuses = answers.map(({ status }) => status);
    if (CURL !== CURL_WITH_WRONG_HASH) {
      console.log(`curl ${CURL} and SHA-512-256: ${statuses.join(', ')}`);
      skip();
    }
    expect(statuses).toEqual([401, 401]);
    const { request, decision } = decisions.at(-1) ?? {};
    expect(decision?.trace.find(({ decisive }) => decisive)?.step).toBe('digest.response');
    const [line = ''] = request === undefined ? [] : fieldValues(request, 'Authorization');
    const sent = parseCredentials(line).value?.params ?? [];
    const param = (name: string): string => sent.find((each) => each.name === name)?.value ?? '';
    const computed = (algorithm: DigestAlgorithm): string =>
      digestResponse({
        ...{ algorithm, username: OWNER, password: PASSWORD, realm: REALM, nonce: param('nonce') },
        ...{ method: 'GET', uri: param('uri'), qop: 'auth', nc: param('nc'), cnonce: param('cnonce') },
      });
    expect(param('algorithm')).toBe('SHA-512-256');
    expect(param('response')).toBe(computed('SHA-256'));
    expect(param('response')).not.toBe(computed('SHA-512-256'));
  });

  test('signs for AWS as the engine computes it', async () => {
    const provider = `aws:amz:${AWS_REGION}:${AWS_SERVICE}`;
    const signed = (secret: string): Promise<string> =>
      curl('sigv4', ['--aws-sigv4', provider, '-u', `${AWS_KEY.id}:${secret}`]);
    expect(answersIn(await signed(AWS_KEY.secret)).map(({ status }) => status)).toEqual([200]);
    expect(answersIn(await signed('wrong')).map(({ status }) => status)).toEqual([401]);
  });
});

describe.skipIf(WGET === null)('wget', () => {
  const wget = (id: string, password: string): Promise<string> =>
    output('wget', [
      ...['--no-config', '-q', '-S', '-O', '-', '--tries=1', '--timeout=20'],
      ...[`--user=${OWNER}`, `--password=${password}`, `${host.origin}/lab/${id}`],
    ]);

  test.each([
    ['basic', PASSWORD, [401, 200]],
    ['basic', 'wrong', [401, 401]],
    ['digest-md5', PASSWORD, [401, 200]],
    ['digest-md5', 'wrong', [401, 401]],
    ['bearer', PASSWORD, [401]],
  ] as const)('%s with the password %s', async (id, password, statuses) => {
    const answers = answersIn(await wget(id, password));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(answers).toEqual(decided());
  });
});
