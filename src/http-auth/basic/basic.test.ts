import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { fieldValues } from '../fields.ts';
import { param } from '../grammar/format.ts';
import { parseChallenges } from '../grammar/parse.ts';
import { ask, faults, summary } from '../hmac/fixtures/ask.ts';
import type { Decision } from '../types.ts';
import type { BasicPolicy } from './policy.ts';

const NFC = 'Zo\u00EB';
const NFD = 'Zoe\u0308';
const policy: BasicPolicy = {
  scheme: 'Basic',
  users: [
    { owner: 'ada', password: 's3cret' },
    { owner: 'ben', password: 'a:b:' },
    { owner: 'cy', password: '' },
    { owner: 'test', password: '123\u00A3' },
    { owner: NFC, password: 's3cret' },
  ],
};
const latin1: BasicPolicy = { ...policy, charset: 'ISO-8859-1' };
const OK = '200 authenticated';
const WRONG = '401 invalid-credentials basic.password u2';
const refused = (step: string) => `401 invalid-credentials ${step}`;

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const bytes = (text: string) => Buffer.from(text, 'latin1').toString('base64');

function send(accepts: BasicPolicy, rest: string): Promise<Decision> {
  return ask(accepts, { lines: [['Authorization', `Basic ${rest}`.trim()]] });
}

const rows: [row: string, why: string, accepts: BasicPolicy, rest: string, answer: string][] = [
  ['B1', 'right', policy, utf8('ada:s3cret'), OK],
  ['B1', 'wrong', policy, utf8('ada:S3cret'), WRONG],
  ['B1', 'nobody', policy, utf8('eve:s3cret'), WRONG],
  ['B1', 'another user of that name in another case', policy, utf8('Ada:s3cret'), WRONG],
  ['B1', 'no colon', policy, utf8('ada'), refused('basic.colon')],
  ['B1', 'nothing', policy, '', refused('basic.base64')],
  ['B1', 'parameters', policy, 'realm="account"', refused('basic.base64')],
  ['B1', 'no base64', policy, 'ada-s3cret', refused('basic.base64')],
  ['B1', 'base64url', policy, 'YWRhOn5-fg==', refused('basic.base64')],
  ['B1', 'padding missing', policy, utf8('ada:s3cret').replace(/=+$/, ''), refused('basic.base64')],
  ['B1', 'not UTF-8', policy, bytes('ada:\u00A3'), refused('basic.utf8')],
  ['B1', 'a surrogate in UTF-8', policy, bytes('ada:\u00ED\u00A0\u0080'), refused('basic.utf8')],
  ['B2', 'the first colon parts', policy, utf8('ben:a:b:'), OK],
  ['B2', 'a colon cannot be part of the user-id', policy, utf8('ben:a:b'), WRONG],
  ['B2', 'an empty password', policy, utf8('cy:'), OK],
  ['B2', 'an empty user-id', policy, utf8(':s3cret'), WRONG],
  ['B3', 'a line feed', policy, utf8('ada:s3cret\n'), refused('basic.control')],
  ['B3', 'a zero byte', policy, utf8('ada\0:s3cret'), refused('basic.control')],
  ['B3', 'DEL', latin1, bytes('ada:s3cret\x7F'), refused('basic.control')],
  ['B3', 'U+0085 is none of ASCII', policy, utf8('ada:s3cret\u0085'), WRONG],
  ['B4', 'RFC 7617 §2.1', policy, 'dGVzdDoxMjPCow==', OK],
  ['B4', 'ISO-8859-1 where UTF-8 is read', policy, bytes('test:123\u00A3'), refused('basic.utf8')],
  ['B4', 'ISO-8859-1 where it is read', latin1, bytes('test:123\u00A3'), OK],
  ['B4', 'UTF-8 where ISO-8859-1 is read', latin1, utf8('test:123\u00A3'), WRONG],
  ['B4', 'NFC', policy, utf8(`${NFC}:s3cret`), OK],
  ['B4', 'NFD', policy, utf8(`${NFD}:s3cret`), `${WRONG} basic.nfc`],
  ['B4', 'a byte order mark is a character', policy, utf8('\uFEFFada:s3cret'), WRONG],
];

describe.each(rows)('%s: %s', (_row, _why, accepts, rest, answer) => {
  test(answer, async () => {
    const decision = await send(accepts, rest);
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, ['s3cret', 'S3cret', '123', ...(rest.length > 4 ? [rest] : [])])).toEqual([]);
    for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
  });
});

describe('B5: the challenge names its realm, and UTF-8 where it is read', () => {
  test.each([
    [policy, 'Basic realm="account", charset="UTF-8"'],
    [latin1, 'Basic realm="account"'],
  ])('%j', async (accepts, challenge) => {
    for (const decision of [await ask(accepts, {}), await send(accepts, utf8('ada:wrong'))]) {
      expect(fieldValues(decision, 'WWW-Authenticate')).toEqual([challenge]);
      const [read] = parseChallenges(challenge).value;
      expect(read && param(read, 'realm')).toBe('account');
    }
  });
});
