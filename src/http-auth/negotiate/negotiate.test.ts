import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { fieldValues } from '../fields.ts';
import { ask, faults, summary } from '../hmac/fixtures/ask.ts';
import type { Incoming } from '../types.ts';
import { tokenKind } from './token.ts';

const base64 = (...parts: (string | readonly number[])[]): string =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  ).toString('base64');

const SPNEGO = [0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02];
const KERBEROS = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02];
const REST = new Array<number>(40).fill(0x30);
const ntlm = (type: number) => base64('NTLMSSP\0', [type, 0, 0, 0], REST);

const KINDS: [token: string, kind: string | null][] = [
  [base64([0x60, 0x30], SPNEGO, REST), 'SPNEGO'],
  [base64([0x60, 0x82, 0x01, 0x30], SPNEGO, REST), 'SPNEGO'],
  [base64([0x60, 0x83, 0x01, 0x01, 0x30], SPNEGO, REST, REST), 'SPNEGO'],
  [base64([0xa0, 0x30], REST), 'SPNEGO'],
  [base64([0x60, 0x30], SPNEGO, 'NTLMSSP\0', REST), 'SPNEGO with NTLM'],
  [base64([0xa1, 0x30], REST), 'SPNEGO, further message'],
  [base64([0x60, 0x30], KERBEROS, REST), 'Kerberos'],
  [base64([0x60, 0x82, 0x06, 0x00], KERBEROS, REST), 'Kerberos'],
  [base64([0x6e, 0x82, 0x06, 0x00], REST), 'Kerberos'],
  [ntlm(1), 'NTLM type 1'],
  [ntlm(2), 'NTLM type 2'],
  [ntlm(3), 'NTLM type 3'],
  // A client's first message as it is often seen.
  ['TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGNFAAAADw==', 'NTLM type 1'],
  [ntlm(4), 'unknown'],
  [base64('NTLMSSP\0', [1, 0, 0, 1]), 'unknown'],
  [base64('NTLMSSP\0', [1]), 'unknown'],
  [base64([0x60]), 'unknown'],
  [base64([0x60, 0x10, 0x06, 0x01, 0x2a]), 'unknown'],
  [base64('example'), 'unknown'],
  ['YWJ', null],
  ['a.b~', null],
  ['====', null],
];

test.each(KINDS)('%s is %s', (token, kind) => {
  expect(tokenKind(token)).toBe(kind);
});

describe('N1: recognised and explained, not decided', () => {
  const names = ['Negotiate', 'NTLM'] as const;
  const send = (value: string): Partial<Incoming> => ({ lines: [['Authorization', value]] });

  test.each(names)('%s: the challenge has no parameters', async (scheme) => {
    const decision = await ask({ scheme }, {});
    expect(summary(decision)).toBe('401 no-credentials request.credentials u23');
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual([scheme]);
  });

  const tokens = KINDS.filter(([, kind]) => kind !== null);
  const rows = names.flatMap((scheme) => tokens.map(([token, kind]) => [scheme, token, kind] as const));
  test.each(rows)('%s %s', async (scheme, token, kind) => {
    const decision = await ask({ scheme }, send(`${scheme.toLowerCase()} ${token}`));
    expect(summary(decision)).toBe('401 not-decided negotiate.exchange negotiate.connection');
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual([scheme]);
    expect(faults(decision, [token])).toEqual([]);
    const [read] = decision.trace.filter(({ step }) => step === 'negotiate.token');
    expect([read?.verdict, read?.observed]).toEqual(['pass', kind]);
  });

  test.each(names)('%s without a token, or with one that is no base64: negotiate.token', async (scheme) => {
    for (const rest of ['', ' ab', ' a="b"']) {
      const decision = await ask({ scheme }, send(`${scheme}${rest}`));
      expect(summary(decision)).toBe('401 invalid-credentials negotiate.token');
      expect(faults(decision, [])).toEqual([]);
    }
  });

  test('words: the answer to an NTLM type 1 would be a type 2 on this connection', async () => {
    const { trace } = await ask({ scheme: 'NTLM' }, send(`NTLM ${ntlm(1)}`));
    const said = trace.map(stepWords);
    expect(said).toContain('The token is the first of three NTLM messages (type 1)');
    expect(said.at(-1)).toMatch(/\(type 2\) .*same connection/);
  });

  test('a token of a megabyte is looked at, and no input throws', { timeout: 60_000 }, async () => {
    const big = await ask({ scheme: 'Negotiate' }, send(`Negotiate ${'YII'.repeat(400_000)}`));
    expect(big.outcome).toBe('not-decided');
    const start = fc.constantFrom([0x60], [0xa0], [0xa1], [...Buffer.from('NTLMSSP\0')], []);
    await fc.assert(
      fc.property(start, fc.uint8Array(), (first, rest) => {
        expect(tokenKind(base64(first, [...rest]) || 'AAAA')).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
    await fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void tokenKind(text)));
  });
});
