import { expect, test } from 'vitest';
import { readCase, SetupError } from './case.ts';

const good = {
  about: 'A sentence.',
  broken: { status: 401, statuses: [200, 401], challenge: 'Basic realm="Staff"', log: null, holds: ['x'] },
  fixed: { status: 200, challenge: null, log: null },
};

test('a complete case is read as it stands', () => {
  expect(readCase(JSON.stringify(good), 'case.json')).toEqual(good);
});

test.each([
  ['case.json: Expected', '{'],
  ['case.json must be an object', '[]'],
  ['unknown key "brokn"', JSON.stringify({ ...good, brokn: 1 })],
  ['unknown key "statsu"', JSON.stringify({ ...good, fixed: { ...good.fixed, statsu: 1 } })],
  ['about must be a sentence', JSON.stringify({ ...good, about: '' })],
  ['broken must be an object', JSON.stringify({ ...good, broken: null })],
  [
    'broken.status must be an HTTP status',
    JSON.stringify({ ...good, broken: { ...good.broken, status: '401' } }),
  ],
  [
    'list of HTTP statuses that ends with 401',
    JSON.stringify({ ...good, broken: { ...good.broken, statuses: [401, 200] } }),
  ],
  ['fixed.challenge must be a text or null', JSON.stringify({ ...good, fixed: { status: 200, log: null } })],
  ['holds must be texts', JSON.stringify({ ...good, fixed: { ...good.fixed, holds: 'x' } })],
  ['clock must be an ISO 8601 time', JSON.stringify({ ...good, clock: 'noon' })],
])('refused: %s', (says, text) => {
  expect(() => readCase(text, 'case.json')).toThrow(SetupError);
  expect(() => readCase(text, 'case.json')).toThrow(says);
});
