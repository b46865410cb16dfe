import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { headerOf, parseMessage } from '#wire/message.ts';
import { FIRST_CLOCK, play } from '../play.ts';
import { loadPresets, presetState } from '../presets.ts';
import { seededRandom } from '../seed.ts';
import { stateOf } from '../state.ts';
import type { LabState, Play, PlayStep } from '../types.ts';
import { asCurl, curlWords, shellWord } from './curl.ts';
import { asFetch } from './fetch.ts';
import { asHar } from './har.ts';
import { asHttp, messageText } from './http.ts';
import { safeStep } from './safe.ts';

const run = (changes: Partial<LabState>): Promise<Play> =>
  play(stateOf(changes), { now: () => FIRST_CLOCK, random: seededRandom(401) });
const first = async (changes: Partial<LabState>): Promise<PlayStep> => (await run(changes)).steps[0];

const plays: Play[] = [];
for (const preset of await loadPresets()) {
  plays.push(await run(presetState(preset, 'broken')), await run(presetState(preset, 'fixed')));
}
const steps = plays.flatMap((each) => each.steps);

/** What a POSIX shell makes of command lines, all in one run of it. */
function shellWords(lines: readonly string[]): readonly (readonly string[])[] {
  const script = lines.map((line) => `printf '%s\\0' ${line}; printf '\\001'`).join('\n');
  const printed = execFileSync('sh', { input: script, encoding: 'utf8', maxBuffer: 1e9 });
  return printed
    .split('\u0001')
    .slice(0, -1)
    .map((each) => each.split('\0').slice(0, -1));
}

describe('curl', () => {
  test('a real shell gets back the words of every preset', () => {
    expect(shellWords(steps.map(asCurl))).toEqual(steps.map(curlWords));
  });

  test('and any word at all', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^['"\\$`!*?~ ;&|<>(){}#\n-]*$/),
      fc.string({ unit: 'binary-ascii' }),
    );
    const words = fc.array(
      word
        .map((each) => each.toWellFormed())
        .filter((each) => !each.includes('\0') && !each.includes('\u0001')),
      { minLength: 1 },
    );
    const samples = fc.sample(words, 3000);
    expect(shellWords(samples.map((each) => each.map(shellWord).join(' ')))).toEqual(samples);
  });

  test.each<[Partial<LabState>, string]>([
    [
      { resource: 'basic' },
      "curl -i -H 'Authorization: Basic YWRhOnMzY3JldA==' https://api.example.com/account",
    ],
    [{ resource: 'api-key' }, "curl -i -H 'X-API-Key: example-key-of-ada' https://api.example.com/account"],
    [
      { resource: 'api-key', place: 'query', 'key-query': 'on' },
      "curl -i 'https://api.example.com/account?api_key=example-key-of-ada'",
    ],
    [{ credentials: 'none', method: 'HEAD' }, 'curl -i --head https://api.example.com/account'],
    [
      { credentials: 'none', method: 'DELETE', transport: 'http' },
      'curl -i -X DELETE http://api.example.com/account',
    ],
    [
      { way: 'proxy-auth', 'proxy-credentials': 'right' },
      'curl -i --proxy http://proxy.example.com -U office:example-proxy-password https://api.example.com',
    ],
  ])('%j', async (changes, command) => {
    expect(asCurl(await first(changes))).toBe(command);
  });

  test('Digest is left to curl', async () => {
    const step = (await run({ resource: 'digest' })).steps.at(-1);
    expect(step && asCurl(step)).toBe('curl -i --digest -u ada:s3cret https://api.example.com/account');
  });
});

describe('fetch', () => {
  /** The arguments of the call, read by TypeScript's own parser. */
  function call(code: string): { url: string; options: Readonly<Record<string, unknown>> } {
    const source = ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true);
    const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
    let found: ts.CallExpression | undefined;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'fetch') found = node;
      node.forEachChild(visit);
    };
    visit(source);
    const [url, options] = found?.arguments ?? [];
    return {
      url: String(url && literalOf(url)),
      options: (options ? literalOf(options) : {}) as Record<string, unknown>,
    };
  }
  function literalOf(node: ts.Node): unknown {
    if (ts.isStringLiteral(node)) return node.text;
    if (!ts.isObjectLiteralExpression(node)) throw new TypeError(node.getText());
    return Object.fromEntries(
      node.properties
        .filter(ts.isPropertyAssignment)
        .map(({ name, initializer }) => [
          ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : '',
          literalOf(initializer),
        ]),
    );
  }

  test('the call of every preset says what the request says', () => {
    for (const step of steps) {
      const { url, options } = call(asFetch(step));
      const { request } = safeStep(step);
      expect(url).toBe(step.url);
      expect(options['method'] ?? 'GET').toBe(request.startLine.split(' ')[0]);
      expect(options['body'] ?? '').toBe(request.body);
      const headers = (options['headers'] ?? {}) as Record<string, string>;
      for (const [name, value] of Object.entries(headers)) expect(headerOf(request, name)).toBe(value);
      expect(headers['Authorization'] ?? null).toBe(headerOf(request, 'Authorization'));
      expect(Object.keys(headers).join()).not.toMatch(/host|cookie|origin|content-length/i);
    }
  });

  test('any header value and address stands in it as it is', async () => {
    const step = await first({});
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = text.toWellFormed();
        const request = { ...step.request, headers: [['Access-Control-X', value] as const] };
        const { options } = call(asFetch({ ...step, request }));
        expect(options['headers']).toEqual({ 'Access-Control-X': value });
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

test('HTTP text reads back as the messages', () => {
  for (const { steps: each } of plays) {
    const text = asHttp({ ...plays[0], steps: each } as Play);
    expect(text.match(/^# \d+\. /gm)?.length).toBe(each.length);
    for (const step of each) {
      const { request, response } = safeStep(step);
      expect(text).toContain(messageText(request));
      expect(text).toContain(messageText(response));
      const { kind, from, to, hop } = request;
      expect(parseMessage(messageText(request), { kind, from, to, hop })).toEqual({
        ...request,
        body: request.body === '' ? '' : `${request.body}\n`,
      });
    }
  }
});

test('an HTTP archive has what readers of archives need', () => {
  for (const each of plays) {
    const { log } = asHar(each, FIRST_CLOCK);
    expect([log.version, log.entries.length]).toEqual(['1.2', each.steps.length]);
    log.entries.forEach((entry, at) => {
      const step = each.steps[at];
      expect(new Date(entry.startedDateTime).getTime()).toBe(FIRST_CLOCK + at);
      expect(entry.response.status).toBe(step?.status);
      expect(entry.request.url).toBe(step?.url);
      expect(entry.request.headers.length).toBe(step?.request.headers.length);
      expect(entry.response.content.size).toBe(new TextEncoder().encode(step?.response.body).length);
      expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
    });
  }
  const cookie = plays
    .flatMap((each) => asHar(each).log.entries)
    .find(({ request }) => request.cookies.length > 0);
  expect(cookie?.request.cookies).toEqual([
    { name: 'session', value: expect.stringMatching(/^example-session/) },
  ]);
  expect(asHar(plays[0] ?? ({ steps: [] } as never), Number.NaN).log.entries[0]?.startedDateTime).toMatch(
    /^2026/,
  );
});

test('the messages of presets are invented and go out as they are', () => {
  for (const step of steps) {
    const digest = headerOf(step.request, 'Authorization')?.startsWith('Digest') && step.status !== 200;
    if (!digest) expect(safeStep(step)).toEqual(step);
  }
});

describe('no typed secret gets out', () => {
  const MARK = 'Qz7MarkQz7';
  const SECRETS: Partial<LabState>[] = [
    { resource: 'basic', password: MARK },
    { resource: 'basic', credentials: 'bare', password: MARK },
    { resource: 'basic', client: 'browser', password: MARK },
    { resource: 'digest', password: MARK },
    { resource: 'bearer', token: MARK },
    { resource: 'bearer', token: `${MARK}.${MARK}.${MARK}` },
    { resource: 'bearer', credentials: 'bare', token: MARK },
    { resource: 'bearer', wrap: 'quotes', token: MARK },
    { resource: 'bearer', wrap: 'space', token: `${MARK}${MARK}` },
    { resource: 'bearer', place: 'query', token: MARK, 'token-places': 'any' },
    { resource: 'bearer', place: 'form', method: 'POST', token: MARK, 'token-places': 'any' },
    { resource: 'bearer', place: 'query', token: MARK, way: 'redirect', client: 'library' },
    { resource: 'dpop', token: MARK },
    { resource: 'api-key', 'api-key': MARK },
    { resource: 'api-key', 'api-key': MARK, 'key-header': 'X-Own' },
    { resource: 'api-key', 'api-key': MARK, credentials: 'bare' },
    { resource: 'api-key', 'api-key': MARK, place: 'query' },
    { resource: 'cookie', session: MARK },
    { resource: 'cookie', session: MARK, client: 'browser', 'sign-in': 'on' },
    { credentials: 'custom', authorization: `Bearer ${MARK}` },
    { credentials: 'custom', authorization: `Basic ${btoa(`ada:${MARK}`)}` },
    { credentials: 'custom', authorization: `Digest username="ada", response="${MARK}"` },
    { credentials: 'custom', authorization: `AWS4-HMAC-SHA256 Credential=${MARK}/x, Signature=${MARK}` },
    { credentials: 'custom', authorization: `OAuth oauth_token="${MARK}"` },
    { credentials: 'custom', authorization: `NTLM ${MARK}` },
    { credentials: 'custom', authorization: MARK },
    { credentials: 'custom', authorization: `${MARK} ${MARK}, ${MARK}=${MARK}` },
    { method: 'POST', body: `password=${MARK}` },
    { method: 'POST', body: `{"password":"${MARK}"}` },
  ];
  const hidden = [MARK, btoa(`ada:${MARK}`), btoa(MARK)];

  test.each(SECRETS)('%j', async (changes) => {
    const result = await run(changes);
    const sent = JSON.stringify(result.steps.map(({ request }) => request));
    const isDigest = changes.resource === 'digest';
    expect(isDigest || hidden.some((each) => sent.includes(each)) || sent.includes(MARK.slice(0, 5))).toBe(
      true,
    );
    const exported = [
      asHttp(result),
      JSON.stringify(asHar(result)),
      ...result.steps.flatMap((each) => [asCurl(each), asFetch(each)]),
    ];
    for (const each of hidden) for (const text of exported) expect(text).not.toContain(each);
    if (isDigest) {
      const response = /response="([0-9a-f]+)"/.exec(sent.replaceAll('\\', ''))?.[1];
      expect(response).toBeDefined();
      for (const text of exported) expect(text).not.toContain(response);
    }
  });
});
