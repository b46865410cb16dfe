import { AwsV4Signer } from 'aws4fetch';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { ask, faults, incoming, NOON, summary } from '../hmac/fixtures/ask.ts';
import type { FieldLine, Incoming } from '../types.ts';
import { sigv4Signature } from './canonical.ts';
import { amzDate, readAmzDate } from './date.ts';
import type { SigV4Policy } from './policy.ts';
import { signSigV4 } from './sign.ts';

const SECRET = 'example/secret+access/key';
const KEY_ID = 'EXAMPLEACCESSKEYID';
const OK = '200 authenticated';
const bytes = (text: string) => new TextEncoder().encode(text);

function policyFor(service = 'execute-api'): SigV4Policy {
  return {
    scheme: 'AWS4-HMAC-SHA256',
    region: 'us-east-1',
    service,
    keys: [{ owner: 'ada', id: KEY_ID, secret: SECRET }],
    window: 300,
  };
}
const signing = { keyId: KEY_ID, secret: SECRET, region: 'us-east-1', service: 'execute-api', now: NOON };

async function signed(
  over: Partial<typeof signing> = {},
  request: Partial<Incoming> = {},
): Promise<Incoming> {
  const plain = incoming({ lines: [['Host', 'api.example.com']], ...request });
  const added = await signSigV4(plain, { ...signing, ...over });
  return { ...plain, lines: [...plain.lines, ...added] };
}

describe('signatures that AWS publishes', () => {
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const suite = { date: '20150830', region: 'us-east-1', service: 'service' };
  const suiteKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const HOST: FieldLine = ['Host', 'example.amazonaws.com'];
  const DATE: FieldLine = ['X-Amz-Date', '20150830T123600Z'];
  const rows: [name: string, target: string, lines: FieldLine[], signature: string][] = [
    ['get-vanilla', '/', [], '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      [],
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-header-key-duplicate',
      '/',
      [
        ['My-Header1', 'value2'],
        ['My-Header1', 'value2'],
        ['My-Header1', 'value1'],
      ],
      'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    ],
    [
      'get-header-value-trim',
      '/',
      [
        ['My-Header1', ' value1'],
        ['My-Header2', ' "a   b   c"'],
      ],
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
  ];
  test.each(rows)('%s', async (_name, target, more, signature) => {
    const lines = [HOST, DATE, ...more];
    const signedHeaders = [...new Set(lines.map(([name]) => name.toLowerCase()))].sort();
    const signing = { scope: suite, date: DATE[1], signedHeaders, payload: EMPTY };
    expect(await sigv4Signature(incoming({ target, lines }), signing, suiteKey)).toBe(signature);
  });

  test('GET Object of the S3 manual', async () => {
    const lines: FieldLine[] = [
      ['Host', 'examplebucket.s3.amazonaws.com'],
      ['Range', 'bytes=0-9'],
      ['X-Amz-Content-Sha256', EMPTY],
      ['X-Amz-Date', '20130524T000000Z'],
    ];
    const signedHeaders = lines.map(([name]) => name.toLowerCase());
    const scope = { date: '20130524', region: 'us-east-1', service: 's3' };
    const signing = { scope, date: '20130524T000000Z', signedHeaders, payload: EMPTY };
    const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    expect(await sigv4Signature(incoming({ target: '/test.txt', lines }), signing, key)).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });
});

describe('aws4fetch and this signer sign alike, and the server accepts both', () => {
  const TARGETS = [
    '/',
    '/account',
    '/a//b/',
    '/a%20b/%C3%A4?x=%C3%A4&x=a&X=%2F',
    "/it's(1)*!?a=~_-.&b=b%2Bb&empty=&flag&z=1&a=0",
    '/q?a=1%202&a=+&%41=2',
    '/%7E?b=1%202&a=+&%41=2&c=%zz',
    '/host:1@2;3,4=5$6&7',
    '/a%20b?b=%20+&a=%zz',
  ];
  // For S3, aws4fetch signs only the first of several parameters of one name; the server counts all.
  const single = (target: string) => !/[?&]([^=&]*)=.*&\1=/.test(target);
  const rows = [
    ...TARGETS.map((target) => ['execute-api', target] as const),
    ...TARGETS.filter(single).map((target) => ['s3', target] as const),
  ];
  test.each(rows)('%s %s', async (service, target) => {
    const body = 'a body';
    const url = `https://api.example.com${target}`;
    const signer = new AwsV4Signer({
      method: 'POST',
      url,
      body,
      headers: { 'X-Amz-Target': 'a   b', 'Content-Type': 'text/plain' },
      accessKeyId: KEY_ID,
      secretAccessKey: SECRET,
      service,
      region: 'us-east-1',
      datetime: amzDate(NOON),
    });
    const lines = [...(await signer.sign()).headers];
    const { pathname, search } = new URL(url);
    const request = { method: 'POST', target: pathname + search, body: bytes(body) };
    const theirs = await ask(policyFor(service), { ...request, lines });
    expect(summary(theirs)).toBe(OK);
    const plain = lines.filter(([name]) => !/^(?:authorization|x-amz-date|x-amz-content-sha256)$/.test(name));
    const ours = await ask(policyFor(service), await signed({ service }, { ...request, lines: plain }));
    expect(summary(ours)).toBe(OK);
    if (service === 's3') return;
    const added = await signSigV4(incoming({ ...request, lines: plain }), signing);
    expect(added.at(-1)?.[1]).toBe(lines.find(([name]) => name === 'authorization')?.[1]);
  });
});

const unauthorized = (rest: string) => `401 invalid-credentials ${rest}`;

describe('K2: what is signed and what arrives', () => {
  const rows: [why: string, sign: Partial<typeof signing>, send: Partial<Incoming>, answer: string][] = [
    ['as signed', {}, {}, OK],
    ['no Host line', {}, { lines: [] }, OK],
    ['300 s old', { now: NOON - 300 }, {}, OK],
    ['301 s old', { now: NOON - 301 }, {}, unauthorized('sigv4.time u33')],
    ['301 s ahead', { now: NOON + 301 }, {}, unauthorized('sigv4.time u33')],
    ['another region', { region: 'eu-west-1' }, {}, unauthorized('sigv4.scope')],
    ['another service', { service: 's3' }, {}, unauthorized('sigv4.scope')],
    ['another key id', { keyId: 'NOBODY' }, {}, unauthorized('sigv4.key u34')],
    ['another secret', { secret: 'example-secret' }, {}, unauthorized('sigv4.signature')],
    ['a clock without a date', { now: Number.NaN }, {}, unauthorized('sigv4.date')],
  ];
  test.each(rows)('%s', async (_why, sign, send, answer) => {
    const decision = await ask(policyFor(), await signed(sign, send));
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, [SECRET, 'NOBODY'])).toEqual([]);
    for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
  });

  const changes: [why: string, change: (request: Incoming) => Incoming, answer: string][] = [
    ['another method', (it) => ({ ...it, method: 'PUT' }), unauthorized('sigv4.signature')],
    ['another path', (it) => ({ ...it, target: '/other' }), unauthorized('sigv4.signature')],
    ['a query', (it) => ({ ...it, target: '/account?a' }), unauthorized('sigv4.signature')],
    ['a body', (it) => ({ ...it, body: bytes('x') }), unauthorized('sigv4.signature')],
    ['another host', (it) => withLine(it, 'Host', 'other.example.com'), unauthorized('sigv4.signature')],
    ['no date', (it) => withLine(it, 'X-Amz-Date', null), unauthorized('sigv4.signed-headers')],
    ['a date of its own', (it) => withLine(it, 'X-Amz-Date', '2026-11-24'), unauthorized('sigv4.date')],
    [
      'a date that is none',
      (it) => withLine(it, 'X-Amz-Date', '20261324T120000Z'),
      unauthorized('sigv4.date'),
    ],
    ['another day', (it) => withLine(it, 'X-Amz-Date', '20261125T120000Z'), unauthorized('sigv4.scope')],
    ['an unsigned header', (it) => withLine(it, 'X-Amz-Target', 'x'), unauthorized('sigv4.signed-headers')],
    ['another hash', (it) => signedWith(it, 'X-Amz-Content-Sha256', 'x'), unauthorized('sigv4.payload')],
    [
      'no hash, outside S3',
      (it) => signedWith(it, 'X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD'),
      unauthorized('sigv4.payload'),
    ],
  ];
  test.each(changes)('%s', async (_why, change, answer) => {
    const decision = await ask(policyFor(), change(await signed()));
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, [SECRET])).toEqual([]);
  });
});

test('S3 takes an unsigned body over https only', async () => {
  const lines = [['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD'] as const, ['Host', 'api.example.com'] as const];
  const answers = await Promise.all(
    ['https', 'http'].map(async (scheme) => {
      const origin = `${scheme}://api.example.com`;
      const signer = new AwsV4Signer({
        url: `${origin}/account`,
        accessKeyId: KEY_ID,
        secretAccessKey: SECRET,
        service: 's3',
        region: 'us-east-1',
        datetime: amzDate(NOON),
      });
      const headers = [...(await signer.sign()).headers].filter(([name]) => name !== 'x-amz-content-sha256');
      return summary(await ask(policyFor('s3'), { origin, lines: [...lines, ...headers] }));
    }),
  );
  expect(answers).toEqual([OK, unauthorized('sigv4.payload')]);
});

describe('the header', () => {
  const good = `Credential=${KEY_ID}/20261124/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
  const rows: [value: string, answer: string][] = [
    [good, unauthorized('sigv4.signature')],
    [good.replaceAll(', ', ','), unauthorized('sigv4.signature')],
    [good.replace('aws4_request', 'aws4'), unauthorized('sigv4.scope')],
    [good.replace('us-east-1', SECRET), unauthorized('sigv4.scope')],
    [good.replace('Credential=', ''), unauthorized('sigv4.params')],
    [good.replace(`${KEY_ID}/`, ''), unauthorized('sigv4.params')],
    [good.replace('00', '0'), unauthorized('sigv4.params')],
    [good.replace('host;x', 'Host;x'), unauthorized('sigv4.params')],
    [good.replace('host;', ''), unauthorized('sigv4.signed-headers')],
    [good.replace('host;x-amz-date', 'x-amz-date;host'), unauthorized('sigv4.signed-headers')],
    [good.replace('host;', 'host;host;'), unauthorized('sigv4.signed-headers')],
    [good.replace('host;', 'forwarded;host;'), unauthorized('sigv4.signed-headers')],
    [`${good}, Signature=${'1'.repeat(64)}`, unauthorized('sigv4.params')],
    ['', unauthorized('sigv4.params')],
    ['dG9rZW4=', unauthorized('sigv4.params')],
  ];
  test.each(rows)('%s', async (value, answer) => {
    const lines: FieldLine[] = [
      ['Host', 'api.example.com'],
      ['X-Amz-Date', amzDate(NOON)],
      ['Authorization', `AWS4-HMAC-SHA256 ${value}`.trim()],
    ];
    const decision = await ask(policyFor(), { lines });
    expect(summary(decision)).toBe(answer);
    expect(
      faults(
        decision,
        SECRET.split('/').filter((part) => part !== 'key'),
      ),
    ).toEqual([]);
  });

  test('is read leniently for this scheme only, and only where it is accepted', async () => {
    const lines: FieldLine[] = [['Authorization', `AWS4-HMAC-SHA256 ${good}`]];
    const basic = { scheme: 'Basic', users: [] } as const;
    expect(summary(await ask(basic, { lines }))).toBe('401 invalid-credentials authorization.grammar u27');
    const bearer: FieldLine[] = [['Authorization', 'Basic a/b;c="d']];
    expect(summary(await ask([policyFor(), basic], { lines: bearer }))).toBe(
      '401 invalid-credentials authorization.grammar u27',
    );
  });
});

test('no header throws, and none gets in', async () => {
  const piece = fc.constantFrom(
    'Credential=',
    'a/b/c/d/e',
    'SignedHeaders=',
    'host;',
    'Signature=',
    ',',
    '"',
    '%',
  );
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(text, text, async (value, target) => {
      const lines: FieldLine[] = [
        ['Authorization', `AWS4-HMAC-SHA256 ${value}`],
        ['X-Amz-Date', amzDate(NOON)],
      ];
      const decision = await ask(policyFor(), { lines, target: `/${target}` });
      expect(decision.status).toBe(401);
      expect(faults(decision, [SECRET])).toEqual([]);
      const own = await signed({}, { target: `/${target}` });
      expect((await ask(policyFor(), own)).status).toBe(200);
    }),
    { numRuns: 500 },
  );
}, 60_000);

test('dates read back', () => {
  for (const moment of [NOON, 0, -62167219200, 253402300799]) {
    expect(readAmzDate(amzDate(moment))).toBe(moment);
  }
  expect([amzDate(-62167219201), amzDate(1e20)]).toEqual(['', '']);
});

function withLine(request: Incoming, name: string, value: string | null): Incoming {
  const rest = request.lines.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...request, lines: value === null ? rest : [...rest, [name, value]] };
}

/** As if the header had been signed, so that only its value counts. */
function signedWith(request: Incoming, name: string, value: string): Incoming {
  const lines = request.lines.map(
    ([each, text]): FieldLine => [each, text.replace('host;', `host;${name.toLowerCase()};`)],
  );
  return { ...request, lines: [...lines, [name, value]] };
}
