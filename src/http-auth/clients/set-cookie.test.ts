import { describe, expect, test } from 'vitest';
import { parseCookieDate } from './cookie-date.ts';
import { defaultPath, domainMatches, pathMatches } from './cookie-match.ts';
import { octets, parseSetCookie } from './set-cookie.ts';

test('every part has its place in the line', () => {
  const line = ' id = a1 ; Path=/ ;HttpOnly; Foo = bar';
  const read = parseSetCookie(line);
  if (!read.ok) throw new Error('refused');
  const { name, value, attributes } = read.cookie;
  const parts = [name, value, ...attributes.flatMap((each) => [each.name, each.value])];
  expect(parts.map(({ start, end }) => line.slice(start, end))).toEqual(parts.map(({ text }) => text));
  expect(parts.map(({ text }) => text)).toEqual(['id', 'a1', 'Path', '/', 'HttpOnly', '', 'Foo', 'bar']);
  expect(attributes.map(({ known }) => known)).toEqual(['Path', 'HttpOnly', null]);
  expect(attributes.map(({ start, end }) => line.slice(start, end))).toEqual([
    ' Path=/ ',
    'HttpOnly',
    ' Foo = bar',
  ]);
});

test.each([
  ['a\u0000=1', { fault: 'control-character', start: 1, end: 2 }],
  ['a=1; Path=/\r', { fault: 'control-character', start: 11, end: 12 }],
  [`a=${'x'.repeat(4096)}; Path=/`, { fault: 'too-long', start: 0, end: 4098 }],
])('a fault has its place too: %#', (line, fault) => {
  expect(parseSetCookie(line)).toEqual({ ok: false, ...fault });
});

test.each([
  ['a', 1],
  ['\u00E9', 1],
  ['\u0142', 2],
  ['\u20AC', 3],
  ['\u{1F36A}', 4],
])('%s is %i octets', (text, count) => {
  expect(octets(text)).toBe(count);
});

describe('dates', () => {
  const DATE = Date.UTC(2026, 10, 24, 12, 30, 5) / 1000;
  test.each([
    ['Tue, 24 Nov 2026 12:30:05 GMT', DATE],
    ['Tuesday, 24-Nov-26 12:30:05 GMT', DATE],
    ['Tue Nov 24 12:30:05 2026', DATE],
    ['2026 november 24 12:30:05', DATE],
    ['24 Nov 2026 12:30:05.123', DATE],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['1 Jan 70 0:0:0', 0],
    ['1 Jan 69 0:0:0', Date.UTC(2069, 0, 1) / 1000],
    ['29 Feb 2024 00:00:00', Date.UTC(2024, 1, 29) / 1000],
    ['29 Feb 2026 00:00:00', null],
    ['31 Apr 2026 00:00:00', null],
    ['0 Jan 2026 00:00:00', null],
    ['1 Jan 1600 00:00:00', null],
    ['1 Jan 2026 24:00:00', null],
    ['1 Jan 2026 00:60:00', null],
    ['1 Jan 2026 00:00:60', null],
    ['1 Jan 2026', null],
    ['1 2026 00:00:00', null],
    ['Jan 2026 00:00:00', null],
    ['1 Jan 00:00:00', null],
    ['', null],
  ])('%s', (text, seconds) => {
    expect(parseCookieDate(text)).toBe(seconds);
  });
});

test.each([
  ['example.com', 'example.com', true],
  ['www.example.com', 'example.com', true],
  ['example.com', 'www.example.com', false],
  ['badexample.com', 'example.com', false],
  ['127.0.0.1', '0.0.1', false],
  ['example.com', '', false],
])('%s is of the domain %s: %s', (host, domain, matches) => {
  expect(domainMatches(host, domain)).toBe(matches);
});

test.each([
  ['/', '/', true],
  ['/a', '/', true],
  ['/a', '/a', true],
  ['/a/', '/a', true],
  ['/a/b', '/a/', true],
  ['/ab', '/a', false],
  ['/a', '/a/', false],
  ['/b', '/a', false],
])('%s is below %s: %s', (path, cookiePath, matches) => {
  expect(pathMatches(path, cookiePath)).toBe(matches);
});

test.each([
  ['/', '/'],
  ['/a', '/'],
  ['/a/', '/a'],
  ['/a/b', '/a'],
  ['', '/'],
  ['*', '/'],
])('the default path of %j is %s', (path, result) => {
  expect(defaultPath(path)).toBe(result);
});
