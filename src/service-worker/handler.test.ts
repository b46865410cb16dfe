import { expect, test } from 'vitest';
import type { DecisionReport } from '#lab/decision-report.ts';
import { API_KEY, PASSWORD, SESSION_ID } from '#lab/world.ts';
import { labHandler } from './handler.ts';

const SCOPE = 'https://fix401.example/x/lab/';
const BASIC = `Basic ${btoa(`ada:${PASSWORD}`)}`;

function started() {
  const reports: DecisionReport[] = [];
  const lab = labHandler(SCOPE, (report) => reports.push(report));
  const ask = (path: string, init?: RequestInit): Promise<Response> => {
    const answer = lab.answer(new Request(SCOPE + path, init));
    if (answer === null) throw new Error(`${path} was left alone`);
    return answer;
  };
  return { lab, reports, ask };
}

test.each([
  ['another folder', 'https://fix401.example/x/fix/u1/'],
  ['another origin', 'https://example.com/x/lab/basic'],
  ['the page of the lab', SCOPE],
  ['a page below it', `${SCOPE}devtools/`],
  ['an address with a slash at its end', `${SCOPE}basic/`],
  ['an unknown resource', `${SCOPE}nothing`],
  ['credentials of an unknown resource', `${SCOPE}credentials/nothing`],
])('leaves %s alone', (_what, url) => {
  expect(started().lab.answer(new Request(url))).toBeNull();
});

test('leaves a visit alone, also to a resource', () => {
  const visit = new Request(`${SCOPE}basic`);
  Object.defineProperty(visit, 'mode', { value: 'navigate' });
  expect(started().lab.answer(visit)).toBeNull();
});

test('answers as the engine decides, and announces why', async () => {
  const { ask, reports } = started();
  const refused = await ask('basic?a=1');
  expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([
    401,
    'Basic realm="account", charset="UTF-8"',
  ]);
  expect((await ask('basic', { headers: { Authorization: BASIC } })).status).toBe(200);
  expect(reports.map(({ resource, status, decisive }) => [resource, status, decisive])).toEqual([
    ['basic', 401, 'request.credentials'],
    ['basic', 200, null],
  ]);
});

test('announces no secret', async () => {
  const { ask, reports } = started();
  const body = new URLSearchParams({ access_token: 'example-token-in-a-form' });
  await ask('basic', { headers: { Authorization: BASIC } });
  await ask('bearer?access_token=example-token-in-a-query', { headers: { Authorization: 'Bearer a.b.c' } });
  await ask('bearer', { method: 'POST', body });
  await ask('api-key', { headers: { 'X-API-Key': API_KEY } });
  await ask('cookie', { headers: { 'Lab-Cookie': `session=${SESSION_ID}` } });
  const told = JSON.stringify(reports);
  expect(reports).toHaveLength(5);
  for (const secret of [btoa(`ada:${PASSWORD}`), PASSWORD, 'example-token', 'a.b.c', API_KEY, SESSION_ID]) {
    expect(told).not.toContain(secret);
  }
});

test('headers of the lab stand in for those that a worker never sees', async () => {
  const { ask } = started();
  const status = async (path: string, headers: Record<string, string>, method = 'GET'): Promise<number> =>
    (await ask(path, { method, headers })).status;
  expect(await status('cookie', { 'Lab-Cookie': `session=${SESSION_ID}` })).toBe(200);
  expect(await status('basic', { Authorization: BASIC, 'Lab-Authorization': BASIC })).toBe(400);
  const preflight = { 'Lab-Origin': 'https://app.example.com', 'Lab-Access-Control-Request-Method': 'GET' };
  expect(await status('basic', preflight, 'OPTIONS')).toBe(204);
});

test.each([
  ['none', {}, 200],
  ['two hours ahead', { 'Lab-Clock': '7200' }, 401],
  ['two hours behind', { 'Lab-Clock': '-7200' }, 401],
  ['no number', { 'Lab-Clock': 'soon' }, 200],
])('the clock of the server can be off for one request: %s', async (_what, clock, status) => {
  const { ask } = started();
  const headers = (await (await ask('credentials/bearer')).json()) as Record<string, string>;
  expect((await ask('bearer', { headers: { ...headers, ...clock } })).status).toBe(status);
  expect((await ask('bearer', { headers })).status).toBe(200);
});

test.each(['bearer', 'dpop', 'hmac', 'sigv4', 'oauth1'])(
  'makes credentials for %s that get in',
  async (id) => {
    const { ask } = started();
    const headers = (await (await ask(`credentials/${id}`)).json()) as Record<string, string>;
    expect((await ask(id, { headers })).status).toBe(200);
  },
);

test('says that typed credentials are not made', async () => {
  const answer = await started().ask('credentials/basic');
  expect([answer.status, await answer.text()]).toEqual([404, 'The credentials of basic are typed, not made']);
});

test('forgets on request, and repeats itself when it is given a seed', async () => {
  const { lab, ask } = started();
  const nonce = async (): Promise<string | null> => (await ask('digest-md5')).headers.get('WWW-Authenticate');
  lab.reset({ lab: 'reset', seed: 1 });
  const first = await nonce();
  lab.reset({ lab: 'reset', seed: 1 });
  expect(await nonce()).toBe(first);
  lab.reset({ lab: 'reset' });
  expect(await nonce()).not.toBe(first);

  const headers = (await (await ask('credentials/hmac')).json()) as Record<string, string>;
  expect((await ask('hmac', { headers })).status).toBe(200);
  expect((await ask('hmac', { headers })).status).toBe(401);
  lab.reset({ lab: 'reset' });
  expect((await ask('hmac', { headers })).status).toBe(200);
});

test('refuses a long body', async () => {
  const { ask, reports } = started();
  const answer = await ask('basic', { method: 'POST', body: new Uint8Array(2 ** 20 + 1) });
  expect([answer.status, await answer.text()]).toEqual([413, 'The body is longer than 1 MB']);
  expect(reports).toEqual([]);
});
