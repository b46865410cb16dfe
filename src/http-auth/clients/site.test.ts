import { expect, test } from 'vitest';
import { httpUrl, isIpAddress, isLoopback, sameSite } from './site.ts';

const suffixes = (domain: string) => ['co.uk', 'github.io'].includes(domain);

test.each([
  ['https://example.com', 'https://www.example.com:8443/x', true],
  ['https://a.example.com', 'https://b.example.com', true],
  ['https://example.com', 'http://example.com', false],
  ['https://example.com', 'https://example.org', false],
  ['https://one.co.uk', 'https://two.co.uk', false],
  ['https://www.one.co.uk', 'https://one.co.uk', true],
  ['https://ada.github.io', 'https://eve.github.io', false],
  ['https://co.uk', 'https://co.uk', true],
  ['http://localhost:1', 'http://localhost:2', true],
  ['http://localhost', 'http://127.0.0.1', false],
  ['http://127.0.0.1', 'http://127.0.0.1:8080', true],
  ['http://127.0.0.1', 'http://192.0.0.1', false],
  ['http://[::1]', 'http://[::1]:1', true],
])('%s and %s are one site: %s', (one, other, same) => {
  expect(sameSite(new URL(one), new URL(other), suffixes)).toBe(same);
});

test.each([
  ['127.0.0.1', true, true],
  ['127.0.0.2', true, true],
  ['[::1]', true, true],
  ['localhost', true, false],
  ['app.localhost', true, false],
  ['localhost.example.com', false, false],
  ['192.0.2.1', false, true],
  ['example.com', false, false],
])('%s is this machine: %s, an IP address: %s', (host, loopback, ip) => {
  expect([isLoopback(host), isIpAddress(host)]).toEqual([loopback, ip]);
});

test.each(['', '/path', 'ftp://192.0.2.1', 'http://[', 'data:,', 'http://\u0000'])(
  '%j is no address of a web server',
  (text) => {
    expect(httpUrl(text)).toBeNull();
  },
);
