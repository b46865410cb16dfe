import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { decodeBasic, encodeBasic } from './basic.ts';
import { sameScheme } from './grammar/format.ts';
import { parseChallenges, parseCredentials } from './grammar/parse.ts';
import type { Challenge } from './grammar/types.ts';

/** Cases from other projects' test suites; they lie beside the checkout, not in it. */
const FILE = new URL('../../../shared/conformance/cases.jsonl', import.meta.url);

interface Answer {
  readonly valid?: boolean;
  readonly [key: string]: unknown;
}

interface Case {
  readonly kind: string;
  readonly suite: string;
  readonly id: string;
  readonly input: {
    readonly op?: string;
    readonly lines?: readonly string[];
    readonly value?: string;
    readonly userId?: string;
    readonly password?: string;
  };
  readonly expect: Answer;
  readonly rfc9110?: 'agree' | 'n/a' | Answer;
}

function plain({ scheme, token68, params }: Challenge) {
  const entries = params.map(({ name, value }) => [name.toLowerCase(), value]);
  return { scheme: scheme.toLowerCase(), token68, params: Object.fromEntries(entries) };
}

/** What the engine says, in the form of the cases. */
function answer({ kind, input }: Case): Answer {
  if (kind === 'www-authenticate-parse') {
    const { valid, value } = parseChallenges(input.lines ?? []);
    return valid ? { valid, challenges: value.map(plain) } : { valid };
  }
  const { valid, value } = parseCredentials(input.value ?? '');
  if (kind === 'authorization-parse')
    return valid && value ? { valid, credentials: plain(value) } : { valid };
  if (input.op === 'encode') {
    const encoded = encodeBasic(input.userId ?? '', input.password ?? '');
    return encoded.ok ? { value: `Basic ${encoded.token68}` } : { error: true };
  }
  const token68 = value && sameScheme(value.scheme, 'Basic') ? value.token68 : null;
  const decoded = decodeBasic(token68 ?? '?');
  return decoded.ok ? { valid: true, userId: decoded.userId, password: decoded.password } : { valid: false };
}

/** What strict mode must say: the RFC's verdict where the suite is more lenient. */
function verdict({ expect, rfc9110 }: Case): Answer {
  const said = typeof rfc9110 === 'object' ? rfc9110 : expect;
  return said.valid === false ? { valid: false } : said;
}

const KINDS = ['www-authenticate-parse', 'authorization-parse', 'basic'];
const cases: Case[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Case => JSON.parse(line))
  : [];

describe.skipIf(cases.length === 0)(
  'outside cases, strict mode (skipped without ../shared/conformance)',
  () => {
    test.each(KINDS)('%s', (kind) => {
      const scored = cases.filter((each) => each.kind === kind && each.input.op !== 'client-choice');
      const failed = scored.filter((each) => !isDeepStrictEqual(answer(each), verdict(each)));
      expect(scored.length).toBeGreaterThan(0);
      expect(failed.map((each) => ({ ...each, got: answer(each) }))).toEqual([]);
    });
  },
);
