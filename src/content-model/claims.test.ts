import { describe, expect, test } from 'vitest';
import { claimsIn } from './claims.ts';

const told = (code: string): string[] => claimsIn(code).map(({ kind, text }) => `${kind} ${text}`);

describe('claimsIn', () => {
  test.each([
    ['401', ['status 401']],
    ['401 Unauthorized', ['status 401']],
    ['HTTP/1.1 407 Proxy Authentication Required', ['status 407']],
    ['max-age=300', []],
    ['chmod 640 htpasswd', []],
    ['127.0.0.1', []],
  ])('statuses of %s', (code, wanted) => {
    expect(told(code)).toEqual(wanted);
  });

  test.each([
    ['WWW-Authenticate: Basic realm="Staff"', ['header WWW-Authenticate']],
    ['x-api-key', ['header x-api-key']],
    ['cache-control: no-store', ['header cache-control']],
    ['proxy_set_header Authorization $http_authorization;', ['header Authorization']],
    ['Location', ['header Location']],
    ['Server error', []],
    ['Date.now()', []],
    ['req.headers.authorization', []],
    ['auth-scheme', []],
  ])('headers of %s', (code, wanted) => {
    expect(told(code)).toEqual(wanted);
  });

  test.each([
    ['.htaccess', ['file .htaccess']],
    ['/etc/nginx/sites-available/default', ['file /etc/nginx/sites-available/default']],
    ['~/.netrc', ['file ~/.netrc']],
    ['conf/site.conf', ['file conf/site.conf']],
    ['error.log', ['file error.log']],
    ['console.log(token)', []],
    ['process.env', []],
    ['https://example.com/a.html', []],
    ['/private/', []],
  ])('files of %s', (code, wanted) => {
    expect(told(code)).toEqual(wanted);
  });

  test.each([
    ['AH01617: user alice', ['code AH01617']],
    ['ERR_JWT_EXPIRED', ['code ERR_JWT_EXPIRED']],
    ['FST_JWT_NO_AUTHORIZATION_IN_HEADER', ['code FST_JWT_NO_AUTHORIZATION_IN_HEADER']],
    ['TokenExpiredError: jwt expired', ['code TokenExpiredError']],
    ['npm ERR! code E401', ['code E401']],
    ['HS256', []],
    ['new TypeError("x")', []],
  ])('codes of %s', (code, wanted) => {
    expect(told(code)).toEqual(wanted);
  });
});
