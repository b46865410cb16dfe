import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { ParsedChallenge } from '#http-auth/grammar/types.ts';
import { headerOf, statusOf } from '#wire/message.ts';
import { helpLines } from './api-owner.ts';
import { passingFiles, passingRows } from './passing.ts';

const ids = readdirSync('content/fixes').map((name) => name.split('-')[0] ?? '');
const errorUri = ({ params }: ParsedChallenge) => params.find(({ name }) => name === 'error_uri')?.value;
const pageOf = (id: string): string => `https://fix401.example/fix/${id}/`;

test.each(ids)('%s: the three lines parse and lead to its address', (id) => {
  const { challenge, problem, link } = helpLines({ path: `/fix/${id}/` });
  const parsed = parseChallenges(`Bearer realm="orders", error="invalid_token", ${challenge}`);
  expect(parsed.valid).toBe(true);
  expect(parsed.value).toHaveLength(1);
  expect(parsed.value.map(errorUri)).toEqual([pageOf(id)]);
  expect(JSON.parse(`{${problem}}`)).toEqual({ type: pageOf(id) });
  expect(link).toBe(`Link: <${pageOf(id)}>; rel="help"`);
});

const rows = passingRows().filter(({ table }) => table === 'answers');

describe('the code of the chapter', () => {
  test('ran on five servers', () => {
    expect(rows.map(({ title }) => title)).toEqual([
      'Apache',
      'Django REST framework',
      'Express',
      'Fastify',
      'nginx',
    ]);
  });

  test.each(rows)(
    '$title: each 401 has a challenge, a body and a link that name one fix',
    ({ recording }) => {
      const refusals = recording.messages.filter((message) => statusOf(message) === 401);
      expect(refusals.length).toBeGreaterThanOrEqual(3);
      for (const refusal of refusals) {
        const parsed = parseChallenges(headerOf(refusal, 'www-authenticate') ?? '');
        expect(parsed.valid).toBe(true);
        const { type, status } = JSON.parse(refusal.body) as { type: string; status: number };
        expect(status).toBe(401);
        expect(ids.map(pageOf)).toContain(type);
        expect(parsed.value.map(errorUri)).toEqual([type]);
        expect(headerOf(refusal, 'link')).toBe(`<${type}>; rel="help"`);
        expect(headerOf(refusal, 'content-type')).toMatch(/^application\/problem\+json(;|$)/);
        expect(headerOf(refusal, 'access-control-expose-headers')).toContain('WWW-Authenticate');
      }
      expect(recording.messages.map(statusOf).at(-1)).toBe(200);
    },
  );

  test('what did not run names fixes that exist too', () => {
    for (const { file, text } of passingFiles('_not-run')) {
      const named = [...text.matchAll(/"(u\d+)"/g)].map(([, id]) => id);
      expect(named.length, file).toBeGreaterThan(3);
      expect(ids).toEqual(expect.arrayContaining(named));
    }
  });
});
