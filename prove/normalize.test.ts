import { describe, expect, test } from 'vitest';
import type { RawMessage } from '../src/wire/recording.ts';
import { Normalizer } from './normalize.ts';

const names = {
  folders: new Map([
    ['/tmp/run/site', '/srv/site'],
    ['/tmp/run/apache', '/etc/apache2'],
  ]),
  ports: new Map([[23_456, 3_000]]),
};

function message(bytes: string, kind: RawMessage['kind'] = 'response'): RawMessage {
  return { kind, hop: 1, from: 'a', to: 'b', bytes };
}

describe('messages', () => {
  test('only the named fields change, and they are named', () => {
    const normalizer = new Normalizer(names);
    const bytes = 'HTTP/1.1 200 OK\r\ndate:  Wed, 01 Jan 2020 00:00:00 GMT\r\nX-Date: Wed\r\n\r\nDate: Wed';
    expect(normalizer.message(message(bytes)).bytes).toBe(
      'HTTP/1.1 200 OK\r\ndate:  Tue, 24 Nov 2026 12:00:00 GMT\r\nX-Date: Wed\r\n\r\nDate: Wed',
    );
    expect(normalizer.touched).toEqual(['Date']);
  });

  test('ports of the run become those of the files; other ports stay', () => {
    const normalizer = new Normalizer(names);
    const bytes = 'GET / HTTP/1.0\r\nHost: 127.0.0.1:23456\r\nOrigin: http://127.0.0.1:9999\r\n\r\n';
    expect(normalizer.message(message(bytes)).bytes).toBe(
      'GET / HTTP/1.0\r\nHost: 127.0.0.1:3000\r\nOrigin: http://127.0.0.1:9999\r\n\r\n',
    );
    expect(normalizer.touched).toEqual(['port']);
  });

  test('a session cookie keeps its number from Set-Cookie on; a cookie that nobody set stays', () => {
    const normalizer = new Normalizer(names);
    const id = '0123456789abcdef0123456789abcdef';
    const old = 'fedcba9876543210fedcba9876543210';
    const set = normalizer.message(message(`HTTP/1.1 200 OK\r\nSet-Cookie: session=${id}; Path=/\r\n\r\n`));
    const sent = normalizer.message(
      message(`GET / HTTP/1.1\r\nCookie: session=${old}; session=${id}\r\n\r\n`),
    );
    const fixed = '0001'.repeat(8);
    expect(set.bytes).toContain(`Set-Cookie: session=${fixed}; Path=/\r\n`);
    expect(sent.bytes).toContain(`Cookie: session=${old}; session=${fixed}\r\n`);
  });

  test('tokens of an OpenID provider are known from the answer that hands them out', () => {
    const normalizer = new Normalizer(names);
    const random = 'Zt-0_'.padEnd(43, 'a');
    const json = `{"access_token":"${random}","expires_in":900}`;
    const fixed = 'example-access-token-1-'.padEnd(43, '0');
    expect(normalizer.message(message(`HTTP/1.1 200 OK\r\n\r\n${json}`)).bytes).toContain(`"${fixed}"`);
    const sent = normalizer.message(message(`GET / HTTP/1.1\r\nAuthorization: Bearer ${random}\r\n\r\n`));
    expect(sent.bytes).toContain(`Bearer ${fixed}\r\n`);
    expect(normalizer.touched).toEqual(['token']);
  });

  test('what would not repeat is found', () => {
    const normalizer = new Normalizer(names);
    expect(normalizer.leftover(message('x\r\n\r\nhttp://127.0.0.1:23456/'))).toBe('127.0.0.1:23456');
    expect(normalizer.leftover(message('x\r\n\r\n/tmp/run/site/index.php'))).toBe('/tmp/run/site');
    expect(normalizer.leftover(message('x\r\n\r\nhttp://127.0.0.1:3000/'))).toBeNull();
  });
});

test.each([
  [
    '2020/01/02 03:04:05 [error] 123#124: *5 open() "/tmp/run/site/a" failed, client: 127.0.0.1',
    '2026/11/24 12:00:00 [error] 1#1: *1 open() "/srv/site/a" failed, client: 127.0.0.1',
  ],
  [
    '[Thu Jan 02 03:04:05.678901 2020] [authn_file:error] [pid 12:tid 34] [client 127.0.0.1:4567] AH01620: /tmp/run/apache/x',
    '[Tue Nov 24 12:00:00.000000 2026] [authn_file:error] [pid 1:tid 1] [client 127.0.0.1:50000] AH01620: /etc/apache2/x',
  ],
])('log lines have a fixed time, process and client port', (line, normalized) => {
  expect(new Normalizer(names).log(line)).toBe(normalized);
});
