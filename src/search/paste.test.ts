import { describe, expect, it } from 'vitest';
import { isPaste } from './paste.ts';

describe('isPaste', () => {
  it.each([
    'HTTP/1.1 401 Unauthorized',
    'first line\nsecond line',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'curl -u alice:s3cret https://example.com/',
    '{"status":401}',
    'Authorization: Basic YWxpY2U6czNjcmV0',
    'x'.repeat(200),
  ])('takes %j for a paste', (text) => {
    expect(isPaste(text)).toBe(true);
  });

  it.each([
    'keeps asking for my password',
    'works in curl, not in the browser',
    'bearer token expired',
    'u17',
  ])('takes %j for words', (text) => {
    expect(isPaste(text)).toBe(false);
  });
});
