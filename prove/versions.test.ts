import { expect, test } from 'vitest';
import { messageWithoutVersions, withoutVersions } from './versions.ts';

const page = (version: string, status = 401): string =>
  `HTTP/1.1 ${status} X\r\nServer: nginx/${version}\r\nContent-Length: ${6 + version.length}\r\n\r\nnginx/${version}`;
const chunked = (version: string, text: string): string => {
  const body = `<p>Apache/${version} ${text}`;
  const size = body.length.toString(16);
  return `HTTP/1.1 401 X\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n0\r\n\r\n`;
};

test('on another version only what depends on it is left out', () => {
  const plain = (bytes: string): string => messageWithoutVersions(bytes, 'nginx 1.22.1, curl 7.88.1');
  expect(plain(page('1.22.1'))).toBe(plain(page('1.30.10')));
  expect(plain(page('1.22.1'))).not.toBe(plain(page('1.22.1', 403)));
  const ok = 'HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Length: 2\r\n\r\nok';
  expect(plain(ok)).toContain('Content-Length: 2');
});

test("the browser's list of its names is left out", () => {
  const request = (brands: string): string => `GET / HTTP/1.1\r\nsec-ch-ua: ${brands}\r\nHost: x\r\n\r\n`;
  const plain = messageWithoutVersions(
    request('"Not:A-Brand";v="8", "Chromium";v="156"'),
    'Chromium 156.0.1.2',
  );
  expect(plain).toBe(request('x'));
});

test('chunks may have other sizes, not another content', () => {
  const plain = (bytes: string): string => messageWithoutVersions(bytes, 'Apache 2.4.71');
  expect(plain(chunked('2.4.9', 'no'))).toBe(plain(chunked('2.4.100', 'no')));
  expect(plain(chunked('2.4.9', 'no'))).not.toBe(plain(chunked('2.4.100', 'on')));
});

test.each([
  ['Apache 2.4.71, PHP 8.2.36', 'X-Powered-By: PHP/8.2.36', 'X-Powered-By: PHP/x'],
  [
    'Apache 2.4.71, Python 3.11.2',
    'Apache/2.4.71 (Debian) mod_wsgi/4.9.4 Python/3.11',
    'Apache/x (Debian) mod_wsgi/x Python/x',
  ],
  ['requests 2.28.1', 'python-requests/2.28.1', 'python-requests/x'],
  ['wget 1.21.3', 'Wget/1.21.3', 'Wget/x'],
  ['Tomcat 10.1.60', '<h3>Apache Tomcat/10.1.60</h3>', '<h3>Apache Tomcat/x</h3>'],
  ['git 2.39.5', 'agent=git/2.39.5', 'agent=git/x'],
  ['npm 11.19.1', 'npm/11.19.1 node/v24.21.0 linux x64', 'npm/x node/vx linux x64'],
  ['Chromium 156.0.8078.79', 'HeadlessChrome/156.0.0.0', 'HeadlessChrome/x'],
  ['curl 7.88.1', 'HTTP/1.1 401, nginx/1.22.1', 'HTTP/1.1 401, nginx/1.22.1'],
])('of the programs of a run (%s) versions are found: %s', (programs, text, plain) => {
  expect(withoutVersions(text, programs)).toBe(plain);
});
