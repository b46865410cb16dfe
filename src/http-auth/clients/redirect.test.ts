import { describe, expect, test } from 'vitest';
import type { FieldLine } from '../types.ts';
import type { ProfileName } from './profiles.ts';
import {
  followRedirect,
  type RedirectError,
  type Redirected,
  type RedirectOptions,
  type RedirectRequest,
} from './redirect.ts';

const URL_A = 'https://www.example.com/start';
const PAGE = { page: 'https://www.example.com' } as const;
const FETCHES = ['spec', 'chromium', 'firefox', 'node'] as const;

function redirect(
  client: ProfileName,
  status: number,
  location: string | null,
  request: Partial<RedirectRequest> = {},
  options: RedirectOptions = {},
): Redirected {
  const lines: readonly FieldLine[] = location === null ? [] : [['location', location]];
  const asked = { url: URL_A, method: 'GET', lines: [], body: 'none', ...request } as const;
  return followRedirect(asked, { status, lines }, client, options);
}

function ids({ steps }: Redirected): readonly string[] {
  return steps.map(({ id }) => id);
}

function names(result: Redirected): readonly string[] {
  return result.ok ? result.request.lines.map(([name]) => name) : [];
}

const SECRETS: readonly FieldLine[] = [
  ['Authorization', 'Bearer example-token'],
  ['Cookie', 'session=example'],
  ['Proxy-Authorization', 'Basic example'],
  ['X-API-Key', 'example-key'],
];

describe('fields that go to the next address', () => {
  const SAME = 'https://www.example.com/end';
  const HOST = 'https://api.example.com/end';
  const PORT = 'https://www.example.com:8443/end';
  const SCHEME = 'http://www.example.com/end';
  const ALL = ['Authorization', 'Cookie', 'Proxy-Authorization', 'X-API-Key'];
  const BROWSER = ['Cookie', 'Proxy-Authorization', 'X-API-Key'];
  const NODE = ['X-API-Key'];
  const CURL = ['Proxy-Authorization', 'X-API-Key'];

  test.each<[client: ProfileName, to: string, kept: readonly string[], options?: RedirectOptions]>([
    ['spec', SAME, ALL],
    ['chromium', SAME, ALL],
    ['firefox', SAME, ALL],
    ['node', SAME, ALL],
    ['curl', SAME, ALL],
    ...[HOST, PORT, SCHEME].flatMap((to): [ProfileName, string, readonly string[]][] => [
      ['spec', to, BROWSER],
      ['chromium', to, BROWSER],
      ['firefox', to, BROWSER],
      ['node', to, NODE],
      ['curl', to, CURL],
    ]),
    ['curl', HOST, ALL, { trusted: true }],
    ['curl', PORT, ALL, { trusted: true }],
    ['curl', HOST, ['Cookie', ...CURL], { cookieOption: true }],
    ['chromium', HOST, BROWSER, { trusted: true }],
  ])('%s to %s: %j', (client, to, kept, options) => {
    expect(names(redirect(client, 302, to, { lines: SECRETS }, options))).toEqual(kept);
  });

  test.each([
    [HOST, 'host'],
    [PORT, 'port'],
    [SCHEME, 'scheme'],
  ])('%s: Authorization is taken off because the %s differs', (to, observed) => {
    const { steps } = redirect('chromium', 302, to, { lines: SECRETS });
    expect(steps).toContainEqual({
      id: 'redirect.authorization-dropped',
      rule: 'Fetch, HTTP-redirect fetch',
      observed,
      fix: 'u38',
    });
  });

  test.each<[client: ProfileName, to: string, options: RedirectOptions, found: readonly string[]]>([
    ['chromium', SAME, {}, ['redirect.authorization-kept', 'redirect.cookies-anew']],
    [
      'firefox',
      HOST,
      {},
      ['redirect.authorization-dropped', 'redirect.other-field-kept', 'redirect.cookies-anew'],
    ],
    [
      'node',
      HOST,
      {},
      [
        'redirect.authorization-dropped',
        'redirect.node-field-dropped',
        'redirect.node-field-dropped',
        'redirect.other-field-kept',
      ],
    ],
    [
      'curl',
      HOST,
      {},
      ['redirect.curl-authorization-dropped', 'redirect.curl-cookie-dropped', 'redirect.other-field-kept'],
    ],
    ['curl', HOST, { trusted: true }, ['redirect.curl-trusted']],
    [
      'curl',
      HOST,
      { cookieOption: true },
      ['redirect.curl-authorization-dropped', 'redirect.other-field-kept', 'redirect.curl-cookie-option'],
    ],
  ])('%s to %s %j says %j', (client, to, options, found) => {
    expect(ids(redirect(client, 302, to, { lines: SECRETS }, options))).toEqual(found);
  });
});

/** Method and body afterwards, as measured; 300 and 304 are answers, not redirects, to all but curl. */
describe('method and body', () => {
  const STEPS: readonly [status: number, method: string, next: string, body: 'kept' | 'none'][] = [
    [301, 'POST', 'GET', 'none'],
    [301, 'PUT', 'PUT', 'kept'],
    [302, 'POST', 'GET', 'none'],
    [302, 'PUT', 'PUT', 'kept'],
    [303, 'POST', 'GET', 'none'],
    [303, 'PUT', 'GET', 'none'],
    [307, 'POST', 'POST', 'kept'],
    [307, 'PUT', 'PUT', 'kept'],
    [308, 'POST', 'POST', 'kept'],
    [308, 'PUT', 'PUT', 'kept'],
  ];

  describe.each([...FETCHES, 'curl'] as const)('%s', (client) => {
    test.each(STEPS)('%i %s: %s, body %s', (status, method, next, body) => {
      const lines: readonly FieldLine[] = [
        ['Content-Type', 'text/plain'],
        ['Accept', '*/*'],
      ];
      const result = redirect(client, status, '/end', { method, body: 'kept', lines });
      expect(result).toMatchObject({ ok: true, request: { method: next, body } });
      expect(names(result)).toEqual(body === 'kept' ? ['Content-Type', 'Accept'] : ['Accept']);
      expect(ids(result).includes('redirect.body-dropped')).toBe(body === 'none');
      expect(ids(result).includes('redirect.method')).toBe(next !== method);
    });

    test.each([
      [301, 'DELETE', 'DELETE'],
      [303, 'DELETE', 'GET'],
      [303, 'HEAD', 'HEAD'],
      [302, 'HEAD', 'HEAD'],
    ])('%i %s without a body: %s', (status, method, next) => {
      expect(redirect(client, status, '/end', { method })).toMatchObject({ request: { method: next } });
    });
  });

  test.each([
    [301, 'PUT', 'none'],
    [302, 'POST', 'none'],
    [303, 'DELETE', 'none'],
    [307, 'PUT', 'kept'],
    [300, 'PUT', 'kept'],
  ])('curl -X -d and %i: %s stays, body %s', (status, method, body) => {
    const result = redirect('curl', status, '/end', { method, body: 'kept' }, { forcedMethod: true });
    expect(result).toMatchObject({ ok: true, request: { method, body } });
  });

  test.each([300, 304, 305, 306])('%i is followed by curl alone', (status) => {
    expect(redirect('curl', status, '/end', { method: 'POST', body: 'kept' })).toMatchObject({
      ok: true,
      request: { method: 'POST', body: 'kept' },
    });
    for (const client of FETCHES) {
      expect(redirect(client, status, '/end')).toMatchObject({ error: 'redirect.not-followed', final: true });
    }
  });
});

describe('no next request', () => {
  type Case = [error: RedirectError, final: boolean, client: ProfileName, location: string | null];
  test.each<[...Case, Partial<RedirectRequest>?, RedirectOptions?]>([
    ['client.bad-url', false, 'chromium', '/end', { url: 'not an address' }],
    ['client.bad-url', false, 'curl', '/end', { url: 'data:,' }],
    ['redirect.refused', false, 'chromium', '/end', {}, { mode: 'error' }],
    ['redirect.not-followed', true, 'chromium', '/end', {}, { mode: 'manual' }],
    ['redirect.not-followed', true, 'curl', '/end', {}, { mode: 'manual' }],
    ['redirect.no-location', true, 'node', null],
    ['redirect.no-location', true, 'curl', ''],
    ['redirect.bad-location', false, 'node', 'http://['],
    ['redirect.not-http', false, 'node', 'ftp://192.0.2.1/'],
    ['redirect.not-http', false, 'curl', 'mailto:ada@example.com'],
    ['redirect.too-many', false, 'firefox', '/end', {}, { followed: 20 }],
    ['redirect.too-many', false, 'node', '/end', {}, { followed: 20 }],
    ['redirect.too-many', false, 'curl', '/end', {}, { followed: 50 }],
    ['redirect.userinfo', false, 'chromium', 'https://ada:s3cret@www.example.com/', {}, PAGE],
    ['redirect.userinfo', false, 'chromium', 'https://ada:s3cret@api.example.com/', {}, PAGE],
    ['redirect.userinfo', false, 'spec', 'https://ada:s3cret@api.example.com/', {}, PAGE],
    ['redirect.userinfo', false, 'node', 'https://ada:s3cret@api.example.com/'],
    ['redirect.body-gone', false, 'node', '/end', { method: 'PUT', body: 'stream' }],
  ])('%s (final: %s) by %s from %j', (error, final, client, location, request, options) => {
    const result = redirect(client, 302, location, request, options);
    expect(result).toMatchObject({ ok: false, error, final });
    expect(ids(result)).toEqual([error]);
  });

  test('the last redirect that is allowed is followed', () => {
    expect(redirect('node', 302, '/end', {}, { followed: 19 }).ok).toBe(true);
    expect(redirect('curl', 302, '/end', {}, { followed: 49 }).ok).toBe(true);
  });
});

test('a navigation takes user name and password along, and so does a script to its own origin', () => {
  const to = 'https://ada:s3cret@www.example.com/';
  expect(redirect('chromium', 302, to)).toMatchObject({ ok: true, request: { url: to } });
  expect(redirect('spec', 302, to, {}, PAGE)).toMatchObject({ ok: true, request: { url: to } });
});

test.each<[client: ProfileName, location: string, from: string, to: string]>([
  ['spec', '', URL_A, URL_A],
  ['spec', 'end?a=1', 'https://www.example.com/a/b#part', 'https://www.example.com/a/end?a=1#part'],
  ['spec', '//api.example.com/#other', 'https://www.example.com/#part', 'https://api.example.com/#other'],
  ['curl', 'https://ada:s3cret@api.example.com/', URL_A, 'https://api.example.com/'],
])('%s: %j from %s leads to %s', (client, location, from, to) => {
  expect(redirect(client, 302, location, { url: from })).toMatchObject({ request: { url: to } });
});
