import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAuthParams, formatChallenge, formatCredentials } from '../grammar/format.ts';
import { readAuthParams, readChallenges, readCredentials } from '../grammar/lenient.ts';
import { parseAuthParams, parseChallenges, parseCredentials } from '../grammar/parse.ts';
import { challenge, fieldLine, meant, params, said, scheme } from './fixtures/grammar.ts';
import { holds } from './fixtures/holds.ts';

const MODES = ['recover', 'wire'] as const;

describe('format, then parse', () => {
  test('challenges stay what they are', () => {
    holds(
      10_000,
      fc.property(fc.array(challenge, { maxLength: 4 }), (list) => {
        const lines = list.map(formatChallenge);
        const { valid, value } = parseChallenges(lines);
        expect(valid).toBe(true);
        expect(value.map(said)).toEqual(list.map(said));
        expect(value.map(({ line }) => line)).toEqual(list.map((_, i) => i));
        expect(value.map(formatChallenge)).toEqual(lines);
      }),
    );
  });

  test('credentials stay what they are', () => {
    holds(
      10_000,
      fc.property(challenge, (credentials) => {
        const written = formatCredentials(credentials);
        const { valid, value } = parseCredentials(written);
        expect(valid).toBe(true);
        expect(value && said(value)).toEqual(said(credentials));
        expect(value && formatCredentials(value)).toBe(written);
      }),
    );
  });

  test('the parameters of Authentication-Info stay what they are', () => {
    holds(
      10_000,
      fc.property(scheme, params, (of, list) => {
        const written = formatAuthParams(list, of);
        const { valid, value } = parseAuthParams(written);
        expect(valid).toBe(true);
        expect(value.map(({ name, value: each }) => [name, each])).toEqual(
          list.map(({ name, value: each }) => [name, each]),
        );
        expect(formatAuthParams(value, of)).toBe(written);
      }),
    );
  });

  test('AWS credentials stay what they are in wire mode', () => {
    const chars = [...'ABCabc012/;=-._~+:*'];
    const value = fc
      .string({ unit: fc.constantFrom(...chars), minLength: 1, maxLength: 20 })
      .filter((text) => /[^=]/.test(text));
    const named = fc.constantFrom('Credential', 'SignedHeaders', 'Signature');
    const list = fc.uniqueArray(fc.record({ name: named, value, quoted: fc.boolean() }), {
      minLength: 1,
      selector: ({ name }) => name,
    });
    holds(
      5_000,
      fc.property(list, (given) => {
        const credentials = { scheme: 'AWS4-HMAC-SHA256', token68: null, params: given };
        const { value: read } = readCredentials(formatCredentials(credentials), 'wire');
        expect(read && said(read)).toEqual(said(credentials));
      }),
    );
  });

  test('whatever a value holds, it ends neither its line nor its parameter', () => {
    const name = fc.constant('realm');
    const any = fc.string({ unit: 'binary', maxLength: 20 });
    const one = fc.record({ name, value: any, quoted: fc.boolean() });
    holds(
      5_000,
      fc.property(scheme, one, (of, realm) => {
        const line = formatChallenge({ scheme: of, token68: null, params: [realm] });
        expect(line).not.toMatch(/[^\t -~\x80-\xFF]/);
        const { valid, value } = parseChallenges(line);
        expect(valid).toBe(true);
        expect(value.map((each) => each.params.map((param) => param.name))).toEqual([['realm']]);
      }),
    );
  });
});

describe('separate and joined lines', () => {
  /** Members of a list cut into field lines at random. */
  const cut = fc.tuple(fc.array(challenge, { maxLength: 4 }), fc.array(fc.boolean(), { maxLength: 24 }));

  test('mean the same, wherever the list is cut (RFC 9110 §5.3)', () => {
    holds(
      10_000,
      fc.property(cut, ([list, ends]) => {
        const members = list.flatMap(({ params: all, ...rest }) => {
          const [first, ...more] = all;
          const head = formatChallenge({ ...rest, params: first === undefined ? [] : [first] });
          const written = more.map((each) => formatChallenge({ ...rest, params: [each] }));
          return [head, ...written.map((each) => each.slice(rest.scheme.length + 1))];
        });
        const lines: string[] = [];
        members.forEach((member, i) => {
          if (i === 0 || ends[i] === true) lines.push(member);
          else lines.push(`${lines.pop() ?? ''}, ${member}`);
        });
        const [separate, joined] = [parseChallenges(lines), parseChallenges(lines.join(', '))];
        expect([separate.valid, joined.valid]).toEqual([true, true]);
        expect(separate.value.map(said)).toEqual(list.map(said));
        expect(joined.value.map(meant)).toEqual(separate.value.map(meant));
      }),
    );
  });

  test('mean the same when the separate ones follow the grammar, whatever they are', () => {
    holds(
      10_000,
      fc.property(fc.array(fieldLine, { maxLength: 3 }), (lines) => {
        const separate = parseChallenges(lines);
        if (!separate.valid) return;
        // Whitespace around a field value is not part of it (RFC 9110 §5.5).
        const joined = parseChallenges(lines.map((line) => line.replace(/^[ \t]+|[ \t]+$/g, '')).join(', '));
        expect(joined.valid).toBe(true);
        expect(joined.value.map(meant)).toEqual(separate.value.map(meant));
      }),
    );
  });
});

test('no mode throws, all agree on what is valid, and issues point into the text', () => {
  holds(
    15_000,
    fc.property(fieldLine, (text) => {
      for (const [strict, read] of [
        [parseChallenges, readChallenges],
        [parseCredentials, readCredentials],
        [parseAuthParams, readAuthParams],
      ] as const) {
        const parsed = strict(text);
        for (const result of [parsed, ...MODES.map((mode) => read(text, mode))]) {
          expect(result.valid).toBe(parsed.valid);
          expect(result.valid).toBe(result.issues.length === 0);
          if (parsed.valid) expect(result.value).toEqual(parsed.value);
          for (const { section, line, start, end } of result.issues) {
            expect(section).toMatch(/^RFC 9110 §(?:5\.6\.4|11\.[1-6](?:\.1)?)$/);
            expect(line).toBe(0);
            expect(0 <= start && start <= end && end <= text.length).toBe(true);
          }
        }
      }
    }),
  );
});

test('what is read leniently can be written and then reads strictly', () => {
  holds(
    5_000,
    fc.property(fieldLine, (text) => {
      for (const mode of MODES) {
        for (const each of readChallenges(text, mode).value) {
          const names = each.params.map(({ name }) => name.toLowerCase());
          const { valid, issues } = parseChallenges(formatChallenge(each));
          if (new Set(names).size === names.length) expect(valid).toBe(true);
          else expect(issues.every(({ code }) => code === 'duplicate-auth-param')).toBe(true);
        }
      }
    }),
  );
});
