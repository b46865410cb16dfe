import { describe, expect, test } from 'vitest';
import { decodeSegment, encodeSegment, readJsonObject } from './compact.ts';

describe('segments', () => {
  test.each(['AA', 'AAE', 'AAEC', '-_8'])('%s decodes and encodes back', (segment) => {
    const bytes = decodeSegment(segment);
    expect(bytes && encodeSegment(bytes)).toBe(segment);
  });

  test.each(['', 'A', 'AAECA', 'AB', 'AA==', 'A A', 'AA\n', '+/8'])('%j is refused', (segment) => {
    expect(decodeSegment(segment)).toBeNull();
  });
});

const bytes = (text: string) => new TextEncoder().encode(text);

describe('JSON objects', () => {
  test.each(['{}', '{"a":{"a":1},"b":[{"a":2},{"a":3}]}', '{"a":"\\"a\\":{","b":":"}'])('%s', (text) => {
    expect(readJsonObject(bytes(text))).toEqual(JSON.parse(text));
  });

  test.each([
    '',
    'null',
    '[]',
    '"a"',
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":{"b":1,"b":2}}',
    '\uFEFF{}',
  ])('%j is refused', (text) => {
    expect(readJsonObject(bytes(text))).toBeNull();
  });

  test('bytes that are not UTF-8 are refused', () => {
    expect(readJsonObject(new Uint8Array([0x7b, 0xff, 0x7d]))).toBeNull();
  });
});
