import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBasic, encodeBasic } from '../basic/codec.ts';
import { chooseChallenge } from '../clients/choose.ts';
import { readChromiumLine, secondChallenge } from '../clients/chromium.ts';
import { cookieValues } from '../cookie/read.ts';
import { decide } from '../decide.ts';
import { readDigestChallenge } from '../digest/challenge.ts';
import { digestCredentials } from '../digest/credentials.ts';
import { readDigestParams } from '../digest/params.ts';
import { decodeUsername, encodeUsername } from '../digest/username.ts';
import { formatAuthParams, formatChallenge, formatCredentials } from '../grammar/format.ts';
import { readAuthParams, readChallenges, readCredentials } from '../grammar/lenient.ts';
import { parseAuthParams, parseChallenges, parseCredentials } from '../grammar/parse.ts';
import { decodeSegment, readCompact, readJsonObject } from '../jwt/compact.ts';
import { verifyJws } from '../jwt/jws.ts';
import { tokenKind } from '../negotiate/token.ts';
import { memoryState } from '../state.ts';
import type { Incoming } from '../types.ts';
import { challenge, fieldLine } from './fixtures/grammar.ts';
import { holds, holdsAsync } from './fixtures/holds.ts';
import { policy, quirk } from './fixtures/world.ts';

const SECRET_JWK = { kty: 'oct', k: 'ZXhhbXBsZS1rZXktb2YtYXQtbGVhc3QtMzItYnl0ZXMu' };
const ANSWER = { username: 'a', password: 'b', method: 'GET', uri: '/', count: 1, cnonce: 'c' };

/** Reads a text by everything that reads texts of others; nothing of it may throw. */
function readAll(text: string): void {
  for (const charset of ['UTF-8', 'ISO-8859-1'] as const) decodeBasic(text, charset);
  encodeBasic(text, text);
  for (const mode of ['recover', 'wire'] as const) {
    readChallenges([text, text], mode);
    readCredentials(text, mode);
    readAuthParams(text, mode);
  }
  for (const each of parseChallenges([text, text]).value) {
    const digest = readDigestChallenge(each);
    if (digest !== null) formatCredentials(digestCredentials(digest, ANSWER));
  }
  const { value } = parseCredentials(text);
  if (value !== null) for (const offersQop of [true, false]) readDigestParams(value, offersQop);
  parseAuthParams(text);
  decodeUsername(text);
  cookieValues([text], text.slice(0, 3));
  tokenKind(text);
  readChromiumLine(text);
  secondChallenge(text, text);
  for (const client of ['spec', 'chromium', 'firefox', 'curl'] as const) {
    chooseChallenge([text], client);
  }
  decodeSegment(text);
  readCompact(text);
  readJsonObject(new TextEncoder().encode(text));
}

/** Base64 that may be right, a token that may be one, JSON that may be some. */
const encoded = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => btoa(encodeURIComponent(text))),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => btoa(String.fromCharCode(...bytes))),
  fc.array(fc.base64String({ maxLength: 16 }), { maxLength: 4 }).map((parts) => parts.join('.')),
  fc.json({ maxDepth: 3 }),
  fc.json({ maxDepth: 2 }).map((json) => `${btoa(encodeURIComponent(json))}.e30.AAAA`),
);
const anything = fc.oneof(fieldLine, challenge.map(formatChallenge), encoded, fc.string({ unit: 'binary' }));

describe('readers', () => {
  test('no text throws', () => {
    holds(15_000, fc.property(anything, readAll));
  });

  test('no text throws as a token', async () => {
    const run = async (text: string) => {
      const read = await verifyJws(text, SECRET_JWK);
      expect(read.ok).toBe(false);
    };
    await holdsAsync(5_000, fc.asyncProperty(fc.oneof(encoded, anything), run));
  });

  test('no value throws when it is written', () => {
    const any = fc.string({ unit: 'binary', maxLength: 12 });
    const params = fc.array(fc.record({ name: any, value: any, quoted: fc.boolean() }), { maxLength: 3 });
    holds(
      5_000,
      fc.property(any, fc.option(any), params, (scheme, token68, list) => {
        formatChallenge({ scheme, token68, params: list });
        formatCredentials({ scheme, token68, params: list });
        formatAuthParams(list, scheme);
        encodeUsername(scheme);
      }),
    );
  });

  test('no length throws', () => {
    const part = fc.oneof(fieldLine, fc.constantFrom('a', '"', '\\', ',', '=', '{', '.', '\u20AC'));
    const length = fc.integer({ min: 1, max: 200_000 });
    holds(
      60,
      fc.property(fc.constantFrom('', 'X a="', 'Basic ', '{"a":"'), part, length, (start, piece, size) => {
        if (piece === '') return;
        readAll(start + piece.repeat(Math.ceil(size / piece.length)));
      }),
    );
  });

  test.each(['a', '"', '\\', 'a="b",', ',', '='])('20 MB of %s throw in no mode', (part) => {
    const text = `X a="${part.repeat(20_000_000 / part.length)}`;
    expect(parseChallenges(text).value.length).toBeLessThan(2);
    expect(readCredentials(text, 'wire').value).not.toBeNull();
  });
});

test.each(['UTF-8', 'ISO-8859-1'] as const)(
  '3 MB of base64 in %s, and what they hold, are read and written',
  (charset) => {
    const [userId, password] = ['a', 'bcd'.repeat(700_000)];
    const encoded = encodeBasic(userId, password);
    expect(encoded.ok && decodeBasic(encoded.token68, charset)).toEqual({ ok: true, userId, password });
  },
);

const names = fc.constantFrom(
  ...'Authorization Proxy-Authorization Cookie X-Api-Key x_api_key DPoP Host X-Amz-Date X-Amz-Content-Sha256'.split(
    ' ',
  ),
  ...'Content-Type Origin Access-Control-Request-Method'.split(' '),
);
const schemes = fc.constantFrom(
  ...' Basic Bearer Digest DPoP OAuth HMAC-SHA256 AWS4-HMAC-SHA256 Negotiate NTLM'.split(' '),
);
const lines = fc.array(
  fc.tuple(names, schemes, anything).map(([name, scheme, value]) => [name, `${scheme} ${value}`] as const),
  { maxLength: 4 },
);
const bytes = fc.uint8Array({ maxLength: 40 });
const text = fc.string({ unit: 'binary', maxLength: 20 });

const request: fc.Arbitrary<Incoming> = fc.record({
  method: fc.oneof(fc.constantFrom('GET', 'POST', 'OPTIONS', ''), text),
  target: fc.oneof(fc.constantFrom('/', '*', '/a?access_token=%', '/?oauth_token=%E4&api_key'), text),
  origin: fc.oneof(fc.constantFrom('https://api.example.com', 'http://[::1]:80', ''), text),
  lines,
  body: fc.oneof(
    bytes,
    anything.map((each) => new TextEncoder().encode(each)),
  ),
});

/** Years 0, 1970, 2026 and 275760, and moments that no Date can hold. */
const clock = fc.constantFrom(-62_167_219_200_000, 0, 1_795_521_600_000, 8.64e15, 1e17, -1e17);

describe('decide', () => {
  const random = (length: number) => new Uint8Array(length);

  test('no request throws, whatever the policy, the clock and the server remember', async () => {
    const key = fc.constantFrom('lockout account', 'digest turn', 'dpop nonce Staff', 'digest nonce n');
    const state = fc.array(fc.tuple(key, fieldLine), { maxLength: 2 });
    await holdsAsync(
      10_000,
      fc.asyncProperty(request, policy, fc.array(quirk, { maxLength: 2 }), clock, state, async (...given) => {
        const [sent, of, quirks, now, entries] = given;
        const env = { now: () => now, random, state: memoryState(entries) };
        const decision = await decide(sent, { ...of, quirks }, env);
        expect(decision.status).toBeGreaterThanOrEqual(200);
        JSON.stringify(decision);
      }),
    );
  });

  test('no length of a field throws', async () => {
    const long = fc.tuple(names, schemes, anything, fc.integer({ min: 1, max: 1_000_000 }));
    await holdsAsync(
      100,
      fc.asyncProperty(long, policy, async ([name, scheme, piece, size], of) => {
        const value = `${scheme} ${(piece || 'a').repeat(Math.ceil(size / (piece.length || 1)))}`;
        const env = { now: () => 1_795_521_600_000, random, state: memoryState() };
        const sent = {
          method: 'GET',
          target: '/',
          origin: 'https://api.example.com',
          body: new Uint8Array(),
        };
        const decision = await decide({ ...sent, lines: [[name, value]] }, of, env);
        expect(JSON.stringify(decision).length).toBeLessThan(20_000);
      }),
    );
  });
});
