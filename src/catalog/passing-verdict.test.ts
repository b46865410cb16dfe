import { expect, test } from 'vitest';
import type { WireMessage } from '#wire/message.ts';
import { judgePassing } from './passing-verdict.ts';

type Header = readonly [string, string];

const request = (path: string, hop: number, ...headers: readonly Header[]): WireMessage => ({
  ...{ kind: 'request', from: 'client', to: 'server', hop, startLine: `GET ${path} HTTP/1.1` },
  ...{ headers, body: '' },
});
const response = (status: number, body = ''): WireMessage => ({
  ...{ kind: 'response', from: 'server', to: 'client', hop: 1, startLine: `HTTP/1.1 ${status} x` },
  ...{ headers: [], body },
});
const token: Header = ['Authorization', 'Bearer example-token'];
const other: Header = ['Authorization', 'Bearer other'];
const password: Header = ['authorization', 'Basic YWxpY2U6czNjcmV0'];

const server = (column: string, ...messages: WireMessage[]) => judgePassing('servers', column, messages);

test('a server passes what arrives behind it, whatever the case of the name', () => {
  const lower: Header = ['authorization', token[1]];
  const exchange = [request('/bearer', 1, token), request('/bearer', 2, lower), response(200)];
  expect(server('bearer', ...exchange)).toEqual({ verdict: 'passes' });
});

test('a server drops what does not arrive, on the wire or in what the application prints', () => {
  expect(server('bearer', request('/bearer', 1, token), request('/bearer', 2), response(200))).toEqual({
    verdict: 'drops',
  });
  expect(server('bearer', request('/bearer', 1, token), response(200, 'HTTP_HOST: x\n'))).toEqual({
    verdict: 'drops',
  });
  const printed = response(200, `HTTP_AUTHORIZATION: ${token[1]}\n`);
  expect(server('bearer', request('/bearer', 1, token), printed)).toEqual({ verdict: 'passes' });
});

test('two lines may be joined, cut to one, or refused', () => {
  const sent = request('/two', 1, token, other);
  const joined: Header = ['Authorization', `${token[1]}, ${other[1]}`];
  expect(server('two', sent, request('/two', 2, joined), response(200))?.verdict).toBe('joins');
  expect(server('two', sent, request('/two', 2, token), response(200))?.verdict).toBe('drops');
  expect(server('two', sent, request('/two', 2, password), response(200))?.verdict).toBe('overwrites');
  expect(server('two', sent, response(400))).toEqual({ verdict: 'refuses', status: 400 });
});

test('a recording that does not ask says nothing', () => {
  expect(server('long', request('/bearer', 1, token), response(200))).toBeNull();
});

test('a client waits when only its second request has credentials', () => {
  const judge = (...messages: WireMessage[]) => judgePassing('redirects', 'first', messages)?.verdict;
  expect(judge(request('/first', 1, token), response(200))).toBe('passes');
  expect(judge(request('/first', 1), response(401), request('/first', 1, password))).toBe('waits');
  expect(judge(request('/first', 1), response(401))).toBe('drops');
});

test('credentials at the same host pass, at another origin they leak', () => {
  const judge = (column: string, ...messages: WireMessage[]) =>
    judgePassing('redirects', column, messages)?.verdict;
  expect(judge('same', request('/end/same', 1, password))).toBe('passes');
  expect(judge('host', request('/end/host', 1), request('/end/host', 1, password))).toBe('leaks');
  expect(judge('port', request('/end/port', 1))).toBe('drops');
  expect(judge('port', request('/port', 1))).toBe('refuses');
});

test('an own header is sent or overwritten by what is saved', () => {
  const judge = (column: string, ...messages: WireMessage[]) =>
    judgePassing('saved', column, messages)?.verdict;
  expect(judge('own', request('/own', 1, token))).toBe('passes');
  expect(judge('own', request('/own', 1, password))).toBe('overwrites');
  expect(judge('netrc', request('/netrc', 1, password))).toBe('adds');
  expect(judge('netrc', request('/netrc/info?x', 1), request('/netrc/info?x', 1, password))).toBe('waits');
  expect(judge('url', response(200))).toBe('refuses');
});
