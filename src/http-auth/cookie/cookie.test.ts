import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { fieldValues } from '../fields.ts';
import { ask, faults, NOON, summary } from '../hmac/fixtures/ask.ts';
import type { FieldLine } from '../types.ts';
import type { CookiePolicy } from './policy.ts';
import { cookieValues } from './read.ts';

describe('what a server reads (RFC 6265 §4.2)', () => {
  const rows: [why: string, lines: string[], values: string[]][] = [
    ['nothing', [], []],
    ['one', ['session=a'], ['a']],
    ['among others', ['theme=dark; session=a; lang=en'], ['a']],
    ['several of one name, in order', ['session=b; session=a'], ['b', 'a']],
    ['on two lines (RFC 9113 §8.2.3)', ['session=a', 'x=1; session=b'], ['a', 'b']],
    ['without a space', ['x=1;session=a'], ['a']],
    ['with spaces and tabs', ['\t session \t= a \t; x'], ['a']],
    ['no other whitespace is taken off', ['session=\u00A0a\u00A0'], ['\u00A0a\u00A0']],
    ['quotes are part of the value', ['session="a"'], ['"a"']],
    ['equals signs are part of the value', ['session=a=b=='], ['a=b==']],
    ['a comma separates nothing', ['x=1, session=a'], []],
    ['empty', ['session='], ['']],
    ['a name alone', ['session; sessions; =session; ;'], []],
    ['names with case', ['Session=a; SESSION=b'], []],
    ['part of another name', ['my-session=a; session2=b; $session=c'], []],
    ['nothing is decoded', ['session=%61+b'], ['%61+b']],
  ];
  test.each(rows)('%s', (_why, lines, values) => {
    expect(cookieValues(lines, 'session')).toEqual(values);
  });

  test('a name with a prefix is a name like any other', () => {
    const lines = ['__Host-session=a; __host-session=b; session=c; __Secure-session=d'];
    expect(cookieValues(lines, '__Host-session')).toEqual(['a']);
  });

  test('anything is read, and what was written comes back', { timeout: 60_000 }, () => {
    const value = fc.stringMatching(/^[!-:<-~]*$/);
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(cookieValues([values.map((each) => `n=${each}`).join('; ')], 'n')).toEqual(values);
      }),
    );
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => void cookieValues(lines, 'n')));
  });
});

const policy: CookiePolicy = {
  scheme: 'Cookie',
  name: 'session',
  sessions: [
    { owner: 'ada', id: 'session-of-ada', expires: NOON + 1 },
    { owner: 'ada', id: 'phone-of-ada', expires: NOON + 60 },
    { owner: 'ada', id: 'ended-session', expires: NOON },
    { owner: 'ben', id: 'session-of-ben', expires: NOON + 60 },
    { owner: 'ben', id: '"in-quotes"', expires: NOON + 60 },
  ],
};
const OK = '200 authenticated';
const refused = (rest: string) => `401 invalid-credentials ${rest}`;

describe('C1: the session', () => {
  const rows: [why: string, cookies: string, answer: string][] = [
    ['right', 'session=session-of-ada', OK],
    ['unknown', 'session=old-session', refused('cookie.session u4')],
    ['empty', 'session=', refused('cookie.session u4')],
    ['over', 'session=ended-session', refused('cookie.expiry u3')],
    ['set in quotes', 'session="in-quotes"', `${OK} cookie.quoted`],
    ['put in quotes', 'session="session-of-ada"', `${refused('cookie.session u4')} cookie.quoted`],
    ['an old one first', 'session=old-session; session=session-of-ada', `${OK} cookie.several`],
    ['an old one last', 'session=session-of-ada; session=old-session', `${OK} cookie.several`],
    ['one that is over first', 'session=ended-session; session=session-of-ada', `${OK} cookie.several`],
    ['two old ones', 'session=a; session=b', `${refused('cookie.session u4')} cookie.several`],
    ['the same twice', 'session=session-of-ada; session=session-of-ada', `${OK} cookie.several`],
    ['two of one person', 'session=session-of-ada; session=phone-of-ada', `${OK} cookie.several`],
    [
      'two of two people',
      'session=session-of-ada; session=session-of-ben',
      `${refused('cookie.owner u4')} cookie.several`,
    ],
    ['another name', 'Session=session-of-ada', '401 no-credentials request.credentials u1'],
  ];
  test.each(rows)('%s', async (_why, cookies, answer) => {
    const decision = await ask(policy, { lines: [['Cookie', cookies]] });
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, ['old-session', '-of-ada', '-of-ben', 'ended-session', 'in-quotes'])).toEqual([]);
    const challenges = decision.status === 401 ? ['Cookie realm="account", cookie-name="session"'] : [];
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual(challenges);
    for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
  });

  test('C1: absent', async () => {
    const decision = await ask(policy, {});
    expect(summary(decision)).toBe('401 no-credentials request.credentials u1');
  });

  test.each([
    ['__Host-session', 'https', OK],
    ['__Host-session', 'http', `${OK} cookie.prefix`],
    ['__Secure-session', 'http', `${OK} cookie.prefix`],
    ['session', 'http', OK],
  ])('%s over %s', async (name, scheme, answer) => {
    const lines: FieldLine[] = [['Cookie', `${name}=session-of-ada`]];
    const decision = await ask({ ...policy, name }, { lines, origin: `${scheme}://api.example.com` });
    expect(summary(decision)).toBe(answer);
  });
});
