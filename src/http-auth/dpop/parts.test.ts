import { describe, expect, test } from 'vitest';
import { memoryState } from '../state.ts';
import { isCurrentNonce, nonceToGive } from './nonce.ts';
import { MOST_PROOFS, proofId, take, wasTaken } from './replay.ts';
import { comparableUri, requestUri } from './uri.ts';

describe('addresses are compared normalised (RFC 9449 §4.3, RFC 3986 §6.2.2, §6.2.3)', () => {
  const SAME = 'https://api.example.com/a/b';
  test.each<[uri: unknown, comparable: string | null]>([
    [SAME, SAME],
    ['HTTPS://API.Example.COM/a/b', SAME],
    ['https://api.example.com:443/a/b', SAME],
    ['https://api.example.com/a/b?c=d', SAME],
    ['https://api.example.com/a/b#c', SAME],
    ['https://api.example.com/x/../a/./b', SAME],
    ['https://api.example.com/%61/%62', SAME],
    ['https://ada:s3cret@api.example.com/a/b', SAME],
    ['https://api.example.com/a%2fb', 'https://api.example.com/a%2Fb'],
    ['https://api.example.com/~%7e%C3%a9é', 'https://api.example.com/~~%C3%A9%C3%A9'],
    ['https://api.example.com', 'https://api.example.com/'],
    ['https://api.example.com:8443/a/b', 'https://api.example.com:8443/a/b'],
    ['http://api.example.com/a/b', 'http://api.example.com/a/b'],
    ['https://api.example.com/a/b/', 'https://api.example.com/a/b/'],
    ['https://api.example.com/A/b', 'https://api.example.com/A/b'],
    ['https:api.example.com/a/b', null],
    ['/a/b', null],
    ['ftp://api.example.com/a/b', null],
    ['https://', null],
    ['https://a b/', null],
    ['', null],
    [undefined, null],
    [[SAME], null],
  ])('%j: %j', (uri, comparable) => {
    expect(comparableUri(uri)).toBe(comparable);
  });

  test.each<[target: string, uri: string | null]>([
    ['/a/b?c=d', SAME],
    ['//evil.example.net/a', 'https://api.example.com//evil.example.net/a'],
    ['https://api.example.com/a/b', SAME],
    ['*', null],
    ['api.example.com:443', null],
  ])('the target %s', (target, uri) => {
    const request = {
      method: 'GET',
      target,
      origin: 'https://api.example.com',
      lines: [],
      body: new Uint8Array(),
    };
    expect(requestUri(request)).toBe(uri);
  });
});

describe('nonces', () => {
  function server() {
    let count = 0;
    const random = (bytes: number) => {
      count += 1;
      return new Uint8Array(bytes).fill(count);
    };
    const shared = { random, state: memoryState(), realm: 'account' };
    return (now: number) => ({ ...shared, now });
  }

  test('one is given out for half of its lifetime, and taken for all of it', () => {
    const at = server();
    const first = nonceToGive(at(1000), 60);
    expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(nonceToGive(at(1030), 60)).toBe(first);
    const second = nonceToGive(at(1031), 60);
    expect(second).not.toBe(first);
    expect(isCurrentNonce(first, at(1060), 60)).toBe(true);
    expect(isCurrentNonce(first, at(1061), 60)).toBe(false);
    expect(isCurrentNonce(second, at(1091), 60)).toBe(true);
    expect(isCurrentNonce(second, at(1092), 60)).toBe(false);
  });

  test('the memory holds two, however many are given out', () => {
    const at = server();
    const given = Array.from({ length: 9 }, (_, index) => nonceToGive(at(index * 40), 60));
    expect(new Set(given).size).toBe(9);
    const [entry] = at(0).state.entries();
    expect(at(0).state.entries()).toHaveLength(1);
    expect(entry?.[1].split(' ')).toEqual([given[8], '320', given[7], '280']);
  });

  test('those of another realm, junk and nothing are not taken', () => {
    const at = server();
    const nonce = nonceToGive(at(1000), 60);
    expect(isCurrentNonce(nonce, { ...at(1000), realm: 'other' }, 60)).toBe(false);
    for (const junk of [undefined, null, '', 1, [nonce], `${nonce} `]) {
      expect(isCurrentNonce(junk, at(1000), 60)).toBe(false);
    }
    const broken = { ...at(1000), state: memoryState([['DPoP nonce account', 'a b c']]) };
    expect(isCurrentNonce('a', broken, 60)).toBe(false);
    expect(nonceToGive(broken, 60)).not.toBe('a');
  });

  test('a clock that went back does not make a nonce last longer', () => {
    const at = server();
    const nonce = nonceToGive(at(1000), 60);
    expect(isCurrentNonce(nonce, at(940), 60)).toBe(true);
    expect(isCurrentNonce(nonce, at(0), 60)).toBe(false);
    expect(nonceToGive(at(0), 60)).not.toBe(nonce);
  });
});

describe('proofs are taken once', () => {
  test('the same id a second time is refused, another one is not', async () => {
    const state = memoryState();
    const id = await proofId('print', 'jti');
    expect([wasTaken(id, state), take(id, state), wasTaken(id, state), take(id, state)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (const other of [await proofId('print', 'jti2'), await proofId('print2', 'jti')]) {
      expect(take(other, state)).toBe(true);
    }
  });

  test('an id is as long for a jti of 1 MB', async () => {
    expect((await proofId('print', 'a'.repeat(1_000_000))).length).toBe(43);
  });

  test('the memory is bounded: the oldest is forgotten', () => {
    const state = memoryState();
    for (let index = 0; index < MOST_PROOFS; index += 1) take(String(index), state);
    const full = state.entries().length;
    expect([wasTaken('0', state), wasTaken('1', state)]).toEqual([true, true]);
    expect(take('one more', state)).toBe(true);
    expect([wasTaken('0', state), wasTaken('1', state)]).toEqual([false, true]);
    expect(state.entries().length).toBe(full);
  });
});
