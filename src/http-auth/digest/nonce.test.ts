import { describe, expect, test } from 'vitest';
import { RULES } from '../rules.ts';
import { memoryState } from '../state.ts';
import { startTrace } from '../trace.ts';
import type { Context } from '../types.ts';
import { countNonce, issueNonce, knownNonce, opaqueOf } from './nonce.ts';

function context(state = memoryState(), realm = 'account'): Context {
  let made = 0;
  const random = (bytes: number) => {
    made += 1;
    return new TextEncoder().encode(String(made).padEnd(bytes)).slice(0, bytes);
  };
  const request = {
    method: 'GET',
    target: '/',
    origin: 'https://example.com',
    lines: [],
    body: new Uint8Array(),
  };
  return { request, realm, now: 100, random, state, trace: startTrace(RULES) };
}

test('a nonce is remembered with its time and count, for its realm only', () => {
  const here = context();
  const nonce = issueNonce(here);
  const known = knownNonce(nonce, here);
  expect(known).toEqual({ issued: 100, count: 0 });
  if (known !== null) countNonce(nonce, known, 7, here);
  expect(knownNonce(nonce, here)).toEqual({ issued: 100, count: 7 });
  expect(knownNonce(nonce, { ...here, realm: 'reports' })).toBeNull();
  expect(knownNonce('other', here)).toBeNull();
});

test('memory is bounded: the oldest nonce is forgotten for the newest', () => {
  const state = memoryState();
  const here = context(state);
  const nonces = Array.from({ length: 1024 }, () => issueNonce(here));
  const size = state.entries().length;
  expect(nonces.every((nonce) => knownNonce(nonce, here) !== null)).toBe(true);
  const more = Array.from({ length: 3000 }, () => issueNonce(here));
  expect(state.entries()).toHaveLength(size);
  expect(
    [nonces.at(-1), more[1975], more[1976], more.at(-1)].map((each) => knownNonce(each ?? '', here) !== null),
  ).toEqual([false, false, true, true]);
});

describe('a state that others have written', () => {
  test.each(['', 'x', '-1', '1e400', 'NaN', '1.5', '99999'])('turn %j', (turn) => {
    const here = context(memoryState([['digest turn', turn]]));
    expect(knownNonce(issueNonce(here), here)).not.toBeNull();
  });

  test.each(['', 'x', '1', '1 2', '1 2 3'])('nonce with %j is unknown', (value) => {
    expect(knownNonce('n', context(memoryState([['digest nonce n', value]])))).toBeNull();
  });
});

test('opaque differs from realm to realm', () => {
  expect(opaqueOf('account')).toMatch(/^[0-9a-f]{32}$/);
  expect(opaqueOf('account')).not.toBe(opaqueOf('reports'));
});
