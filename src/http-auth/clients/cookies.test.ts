import { describe, expect, test } from 'vitest';
import type { CookieRequest } from './cookie-request.ts';
import { acceptCookie, type Cookie, type CookieEnv, type CookieVerdict, receiveCookies } from './cookies.ts';
import type { ClientRule } from './rules.ts';
import { cookiesFor } from './send-cookies.ts';

const NOW = Date.UTC(2026, 10, 24) / 1000;
const DAY = 24 * 60 * 60;
const ENV: CookieEnv = { now: NOW };

function request(more: Partial<CookieRequest> = {}): CookieRequest {
  const url = 'https://app.example.com/docs/set';
  return { url, page: null, kind: 'navigation', client: 'spec', ...more };
}

function accept(
  line: string,
  more: Partial<CookieRequest> = {},
  env: Partial<CookieEnv> = {},
): CookieVerdict {
  return acceptCookie(line, request(more), [], { ...ENV, ...env });
}

function ids({ steps }: CookieVerdict): readonly ClientRule[] {
  return steps.map(({ id }) => id);
}

/** The cookies that go with a request, and why the others do not. */
function send(
  lines: readonly string[],
  to: Partial<CookieRequest>,
  from: Partial<CookieRequest> = {},
  env: Partial<CookieEnv> = {},
): string {
  const { store } = receiveCookies(lines, request(from), [], ENV);
  const { header, heldBack } = cookiesFor(store, request({ ...from, ...to }), { ...ENV, ...env });
  return [header ?? '', ...heldBack.map(({ why }) => why.id)].join(' ').trim();
}

const HTTP = 'http://app.example.com/docs/set';
const ELSEWHERE = { page: 'https://other.example' } as const;
const FETCH = { kind: 'fetch', credentials: 'include' } as const;

/** Row C2 of the decision table: why a cookie never came back, cause by cause. */
describe('C2: the cookie never came back', () => {
  test.each<[cause: ClientRule, line: string, more: Partial<CookieRequest>, env?: Partial<CookieEnv>]>([
    ['set-cookie.secure', 'a=1; Secure', { url: HTTP }],
    ['set-cookie.cross-site', 'a=1; SameSite=Lax', { ...ELSEWHERE, ...FETCH }],
    ['set-cookie.cross-site', 'a=1; SameSite=Strict', { ...ELSEWHERE, ...FETCH }],
    ['set-cookie.cross-site', 'a=1', { ...ELSEWHERE, kind: 'resource' }],
    ['set-cookie.none-without-secure', 'a=1; SameSite=None', {}],
    ['set-cookie.host-prefix', '__Host-a=1; Path=/', {}],
    ['set-cookie.host-prefix', '__Host-a=1; Secure', { url: 'https://app.example.com/' }],
    ['set-cookie.host-prefix', '__Host-a=1; Secure; Path=/docs', {}],
    ['set-cookie.host-prefix', '__Host-a=1; Secure; Path=/; Domain=app.example.com', {}],
    ['set-cookie.host-prefix', '__HOST-a=1', {}],
    ['set-cookie.secure-prefix', '__Secure-a=1', {}],
    ['set-cookie.secure-prefix', '__sEcUrE-a=1', {}],
    ['set-cookie.domain', 'a=1; Domain=other.example', {}],
    ['set-cookie.domain', 'a=1; Domain=api.app.example.com', {}],
    ['set-cookie.domain', 'a=1; Domain=pp.example.com', {}],
    ['set-cookie.without-credentials', 'a=1', { kind: 'fetch', credentials: 'omit' }],
    ['set-cookie.without-credentials', 'a=1', { kind: 'fetch', page: 'https://www.example.com' }],
    [
      'set-cookie.third-party',
      'a=1; SameSite=None; Secure',
      { ...ELSEWHERE, ...FETCH },
      { blocksThirdParty: true },
    ],
  ])('%s: %s is refused', (cause, line, more, env) => {
    const verdict = accept(line, more, env);
    expect(verdict).toMatchObject({ outcome: 'refused', cookie: null });
    expect(verdict.steps.at(-1)).toMatchObject({ id: cause, fix: 'u39' });
  });

  test.each<
    [
      result: string,
      line: string,
      to: Partial<CookieRequest>,
      from?: Partial<CookieRequest>,
      env?: Partial<CookieEnv>,
    ]
  >([
    ['send-cookie.secure', 'a=1; Secure', { url: HTTP }],
    ['send-cookie.lax', 'a=1; SameSite=Lax', { ...ELSEWHERE, ...FETCH }],
    ['send-cookie.lax', 'a=1', { ...ELSEWHERE, kind: 'resource' }],
    ['send-cookie.lax-unsafe', 'a=1; SameSite=Lax', { ...ELSEWHERE, method: 'POST' }],
    ['a=1', 'a=1; SameSite=Lax', ELSEWHERE],
    ['send-cookie.strict', 'a=1; SameSite=Strict', ELSEWHERE],
    ['a=1', 'a=1; SameSite=Strict', { page: 'https://www.example.com' }],
    ['send-cookie.strict', 'a=1; SameSite=Strict', { page: 'http://app.example.com' }],
    ['a=1', 'a=1; SameSite=None; Secure', { ...ELSEWHERE, ...FETCH }],
    [
      'send-cookie.third-party',
      'a=1; SameSite=None; Secure',
      { ...ELSEWHERE, ...FETCH },
      {},
      { blocksThirdParty: true },
    ],
    ['send-cookie.domain', 'a=1', { url: 'https://other.example/docs/' }],
    ['send-cookie.host-only', 'a=1', { url: 'https://api.app.example.com/docs/' }],
    ['a=1', 'a=1; Domain=example.com', { url: 'https://api.example.com/docs/' }],
    ['a=1', 'a=1', { url: 'https://app.example.com:8443/docs/' }],
    ['send-cookie.path', 'a=1', { url: 'https://app.example.com/' }],
    ['send-cookie.path', 'a=1; Path=/docs', { url: 'https://app.example.com/docsx' }],
    ['a=1', 'a=1; Path=/docs', { url: 'https://app.example.com/docs/x' }],
    ['send-cookie.expired', 'a=1; Max-Age=60', {}, {}, { now: NOW + 60 }],
    ['a=1', 'a=1; Max-Age=60', {}, {}, { now: NOW + 59 }],
    ['send-cookie.expired', 'a=1; Max-Age=99999999999', {}, {}, { now: NOW + 400 * DAY }],
    ['send-cookie.expired', 'a=1; Expires=Wed, 25 Nov 2026 00:00:00 GMT', {}, {}, { now: NOW + DAY }],
    ['send-cookie.without-credentials', 'a=1', { kind: 'fetch', credentials: 'omit' }],
    ['send-cookie.without-credentials', 'a=1', { kind: 'fetch', page: 'https://www.example.com' }],
    ['a=1', 'a=1', { ...FETCH, page: 'https://www.example.com' }],
    ['send-cookie.http-only', 'a=1; HttpOnly', { kind: 'api' }],
  ])('%s: %s', (result, line, to, from, env) => {
    expect(send([line], to, from, env)).toBe(result);
  });

  test('the fix of an expired cookie is that of an expired session', () => {
    const { store } = receiveCookies(['a=1; Max-Age=60'], request(), [], ENV);
    const { heldBack } = cookiesFor(store, request(), { now: NOW + 61 });
    expect(heldBack[0]?.why).toMatchObject({ id: 'send-cookie.expired', observed: 'a', fix: 'u3' });
  });
});

describe('Set-Cookie by the storage model', () => {
  test.each<[line: string, cookie: Partial<Cookie>, more?: Partial<CookieRequest>]>([
    ['a=1', { name: 'a', value: '1', domain: 'app.example.com', hostOnly: true, path: '/docs' }],
    ['a=1', { expires: null, secure: false, httpOnly: false, sameSite: 'Default', created: NOW }],
    ['a=1; secure; HTTPONLY; samesite=STRICT', { secure: true, httpOnly: true, sameSite: 'Strict' }],
    ['a=1; SameSite=Foo', { sameSite: 'Default' }],
    ['a=1; SameSite=Lax; SameSite=None; Secure', { sameSite: 'None' }],
    ['a=1; Domain=.APP.example.com', { domain: 'app.example.com', hostOnly: false }],
    ['a=1; Domain=example.com', { domain: 'example.com', hostOnly: false }],
    ['a=1; Domain=', { hostOnly: true }],
    ['a=1; Domain=example.com; Domain=', { hostOnly: true }],
    ['a=1; Path=foo', { path: '/docs' }],
    ['a=1; Path=', { path: '/docs' }],
    ['a=1; Path=/other', { path: '/other' }],
    ['a=1', { path: '/' }, { url: 'https://app.example.com' }],
    ['a=1', { path: '/' }, { url: 'https://app.example.com/docs' }],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { expires: NOW + 60 }],
    ['a=1; Max-Age=60; Max-Age=x', { expires: NOW + 60 }],
    ['a=1; Max-Age=60; Max-Age=120', { expires: NOW + 120 }],
    ['a=1; Max-Age=99999999999', { expires: NOW + 400 * DAY }],
    ['a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', { expires: NOW + 400 * DAY }],
    ['a=1; Expires=never', { expires: null }],
    ['=v', { name: '', value: 'v' }],
    ['v', { name: '', value: 'v' }],
    ['a=b=c', { name: 'a', value: 'b=c' }],
    ['__Host-a=1; Secure; Path=/', { name: '__Host-a' }],
    ['__host-a=1; Secure; Path=/', { name: '__host-a' }],
    ['__Secure-a=1; Secure; Domain=example.com', { name: '__Secure-a' }],
    [`a=1; Path=/${'p'.repeat(1023)}`, { path: `/${'p'.repeat(1023)}` }],
    [`a=1; Path=/${'p'.repeat(1024)}`, { path: '/docs' }],
    ['a=1; Domain=127.0.0.1', { domain: '127.0.0.1' }, { url: 'http://127.0.0.1/' }],
    ['a=1; SameSite=Lax', { sameSite: 'Lax' }, ELSEWHERE],
  ])('%s', (line, cookie, more) => {
    expect(accept(line, more)).toMatchObject({ outcome: 'stored', cookie });
  });

  test.each<[id: ClientRule, line: string, more?: Partial<CookieRequest>, env?: Partial<CookieEnv>]>([
    ['set-cookie.control', 'a=1\n'],
    ['set-cookie.control', 'a=1; x=\u007F'],
    ['set-cookie.too-long', `a=${'x'.repeat(4096)}`],
    ['set-cookie.empty', '='],
    ['set-cookie.empty', ''],
    ['set-cookie.empty', ' ; Secure'],
    ['set-cookie.prefix-in-value', '__Host-a; Secure; Path=/'],
    ['set-cookie.prefix-in-value', '=__secure-a; Secure'],
    ['set-cookie.domain-not-ascii', 'a=1; Domain=\u00E4.example.com'],
    ['set-cookie.domain', 'a=1; Domain=0.0.1', { url: 'http://127.0.0.1/' }],
    ['set-cookie.public-suffix', 'a=1; Domain=com', {}, { isPublicSuffix: (domain) => domain === 'com' }],
    ['set-cookie.http-only', 'a=1; HttpOnly', { kind: 'api' }],
    ['set-cookie.no-store', 'a=1', { client: 'node' }],
    ['client.bad-url', 'a=1', { url: 'nowhere' }],
    ['client.bad-page', 'a=1', { page: 'nowhere' }],
  ])('%s refuses %j', (id, line, more, env) => {
    const verdict = accept(line, more, env);
    expect(verdict).toMatchObject({ outcome: 'refused', cookie: null });
    expect(ids(verdict).at(-1)).toBe(id);
  });

  test('a host that is a public suffix sets cookies for itself alone', () => {
    const env = { isPublicSuffix: (domain: string) => domain === 'app.example.com' };
    expect(accept('a=1; Domain=app.example.com', {}, env).cookie).toMatchObject({ hostOnly: true });
  });

  test.each<[id: ClientRule, line: string]>([
    ['set-cookie.attribute-unknown', 'a=1; Partitioned'],
    ['set-cookie.attribute-too-long', `a=1; Path=/${'p'.repeat(1024)}`],
    ['set-cookie.max-age', 'a=1; Max-Age=1h'],
    ['set-cookie.max-age', 'a=1; Max-Age='],
    ['set-cookie.expires', 'a=1; Expires=soon'],
    ['set-cookie.lifetime-cut', 'a=1; Max-Age=99999999999'],
  ])('%s is said of %s, which is stored all the same', (id, line) => {
    const verdict = accept(line);
    expect(verdict.outcome).toBe('stored');
    expect(ids(verdict)).toEqual([id]);
  });

  test.each(['a=1; Max-Age=0', 'a=1; Max-Age=-1', 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    '%s removes',
    (line) => {
      const verdict = accept(line);
      expect(verdict.outcome).toBe('removed');
      expect(ids(verdict)).toEqual(['set-cookie.expired']);
      expect(receiveCookies(['a=1', 'b=2', line], request(), [], ENV).store).toMatchObject([{ name: 'b' }]);
    },
  );

  test('a cookie that came over http does not hide a Secure one', () => {
    const { store } = receiveCookies(['a=1; Secure; Path=/login'], request(), [], ENV);
    const over = (line: string) => acceptCookie(line, request({ url: HTTP }), store, ENV);
    for (const path of ['/login', '/login/en']) {
      expect(ids(over(`a=2; Path=${path}`))).toEqual(['set-cookie.over-secure']);
    }
    for (const line of ['a=2; Path=/', 'a=2; Path=/foo', 'b=2; Path=/login']) {
      expect(over(line).outcome).toBe('stored');
    }
  });

  test('a cookie replaces the one with its name, domain and path, and keeps its age', () => {
    const first = receiveCookies(['a=1', 'b=1'], request(), [], ENV);
    const second = receiveCookies(['a=2', 'a=3; Path=/'], request(), first.store, { now: NOW + 5 });
    expect(second.store.map(({ name, value, created }) => [name, value, created - NOW])).toEqual([
      ['b', '1', 0],
      ['a', '2', 0],
      ['a', '3', 5],
    ]);
  });
});

test('what is over leaves the store with the next answer', () => {
  const { store } = receiveCookies(['a=1; Max-Age=60', 'b=1'], request(), [], ENV);
  const later = receiveCookies([], request(), store, { now: NOW + 60 });
  expect(later.store.map(({ name }) => name)).toEqual(['b']);
});

test('longer paths are sent first, then older cookies', () => {
  const lines = ['a=1; Path=/', 'b=2', '=v', 'c=3; Path=/docs/'];
  expect(send(lines, { url: 'https://app.example.com/docs/get' })).toBe('c=3; b=2; v; a=1');
});

test('a bad address sends nothing', () => {
  expect(cookiesFor([], request({ url: 'nowhere' }), ENV)).toMatchObject({
    header: null,
    error: 'client.bad-url',
  });
  expect(cookiesFor([], request({ page: '' }), ENV)).toMatchObject({
    header: null,
    error: 'client.bad-page',
  });
});

test('a client without a store keeps its cookies back', () => {
  const { store } = receiveCookies(['a=1'], request(), [], ENV);
  expect(cookiesFor(store, request({ client: 'node' }), ENV).heldBack[0]?.why.id).toBe(
    'send-cookie.no-store',
  );
});

test('a value whose name was forgotten stands in no step', () => {
  const line = 's3cret; Secure; s3cret';
  for (const client of ['chromium', 'firefox', 'curl'] as const) {
    const from = request({ client, url: HTTP });
    const verdict = acceptCookie(line, from, [], ENV);
    const { store } = receiveCookies(['s3cret; Path=/other'], from, [], ENV);
    const { heldBack } = cookiesFor(store, from, ENV);
    expect(JSON.stringify([verdict.steps, heldBack.map(({ why }) => why)])).not.toContain('s3cret');
  }
});

/** What the programs kept of these lines, each answered from the folder /dir of the host and asked for again. */
describe('measured', () => {
  const LINES = [
    's=1; Secure',
    '__Secure-a=1; Secure',
    '__Host-a=1; Secure; Path=/',
    '__HOST-b=1; Secure',
    '__secure-c=1',
    'n=1; SameSite=None',
    'ns=1; SameSite=None; Secure',
    'p=1',
    'tab=a\tb',
    'novalue',
    '=v',
    'dom=1; Domain=test',
    `big=${'x'.repeat(4093)}`,
    `over=${'x'.repeat(4096)}`,
  ];
  const LOOPBACK = ['s', '__Secure-a', '__Host-a', 'ns', 'p'];
  test.each<[client: CookieRequest['client'], host: string, kept: readonly string[]]>([
    ['chromium', 'app.test', ['p', '', 'big']],
    ['chromium', '127.0.0.1', [...LOOPBACK, '', 'big']],
    ['chromium', 'x.localhost', [...LOOPBACK, '', 'big']],
    ['firefox', 'app.test', ['p', 'tab', 'novalue', 'big']],
    ['firefox', 'localhost', [...LOOPBACK, 'tab', 'novalue', 'big']],
    ['firefox', 'x.localhost', [...LOOPBACK, 'tab', 'novalue', 'big']],
    ['curl', 'app.test', ['n', 'p', 'big']],
    ['curl', 'x.localhost', ['n', 'p', 'big']],
    ['curl', 'localhost', ['s', '__Secure-a', '__Host-a', 'n', 'ns', 'p', 'big']],
    ['curl', '127.0.0.1', ['s', '__Secure-a', '__Host-a', 'n', 'ns', 'p', 'big']],
  ])('by %s from http://%s: %j', (client, host, kept) => {
    const env = { now: NOW, isPublicSuffix: (domain: string) => domain === 'test' };
    const asked = { url: `http://${host}/dir/set`, page: null, kind: 'navigation', client } as const;
    const { store, verdicts } = receiveCookies(LINES, asked, [], env);
    expect(store.map(({ name }) => name)).toEqual(kept);
    const found = verdicts.flatMap(({ steps }) => steps.map(({ id }) => id));
    expect(found.includes('set-cookie.tab')).toBe(client !== 'firefox');
    expect(found.includes('set-cookie.nameless')).toBe(client !== 'chromium');
  });

  test.each<[client: CookieRequest['client'], method: string, sent: string]>([
    ['chromium', 'GET', 'def=1; lax=1'],
    ['chromium', 'POST', 'def=1'],
    ['firefox', 'GET', 'def=1; lax=1'],
    ['firefox', 'POST', 'def=1'],
    ['spec', 'POST', ''],
  ])('a cross-site navigation by %s, %s: %s', (client, method, sent) => {
    const url = 'http://app.test/';
    const lines = ['def=1', 'lax=1; SameSite=Lax', 'strict=1; SameSite=Strict'];
    const { store } = receiveCookies(lines, request({ url, client }), [], ENV);
    const asked = request({ url, client, method, page: 'http://other.test' });
    expect(cookiesFor(store, asked, ENV).header ?? '').toBe(sent);
  });

  test('two minutes later a POST takes no cookie along', () => {
    const { store } = receiveCookies(['def=1'], request({ client: 'chromium' }), [], ENV);
    const asked = request({ client: 'chromium', method: 'POST', ...ELSEWHERE });
    const { heldBack } = cookiesFor(store, asked, { now: NOW + 120 });
    expect(heldBack[0]?.why.id).toBe('send-cookie.lax-unsafe');
  });

  test.each<[client: CookieRequest['client'], sent: string]>([
    ['chromium', 'a=1'],
    ['firefox', ''],
  ])('SameSite=None to another site by %s: %j', (client, sent) => {
    const { store } = receiveCookies(['a=1; SameSite=None; Secure'], request({ client }), [], ENV);
    const asked = request({ client, ...ELSEWHERE, ...FETCH });
    expect(cookiesFor(store, asked, ENV).header ?? '').toBe(sent);
  });
});
