import { param } from '#http-auth/grammar/format.ts';
import { parseCredentials } from '#http-auth/grammar/parse.ts';
import { headerOf } from '#wire/message.ts';
import type { PlayStep } from '../types.ts';
import { OWNER, PASSWORD, PROXY_HOST, PROXY_PASSWORD, PROXY_USER } from '../world.ts';
import { safeStep } from './safe.ts';

/** The request of a step as one command for curl in a POSIX shell; placeholders for typed secrets. */
export function asCurl(step: PlayStep): string {
  return curlWords(step).map(shellWord).join(' ');
}

/** The words of the command, before the quoting of the shell. */
export function curlWords(step: PlayStep): readonly string[] {
  const { url, request } = safeStep(step);
  const [method = 'GET'] = request.startLine.split(' ');
  if (method === 'CONNECT') {
    const proxy = ['--proxy', `http://${PROXY_HOST}`];
    const user =
      headerOf(request, 'Proxy-Authorization') === null ? [] : ['-U', `${PROXY_USER}:${PROXY_PASSWORD}`];
    return ['curl', '-i', ...proxy, ...user, url];
  }
  const digest = digestWords(headerOf(request, 'Authorization'));
  const headers = request.headers.filter(
    ([name]) => !/^(?:host|content-length)$/i.test(name) && !(digest.length > 0 && name === 'Authorization'),
  );
  return [
    'curl',
    '-i',
    ...methodWords(method),
    ...digest,
    ...headers.flatMap(([name, value]) => ['-H', value === '' ? `${name};` : `${name}: ${value}`]),
    ...(request.body === '' ? [] : ['--data-raw', request.body]),
    url,
  ];
}

function methodWords(method: string): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' ? [] : ['-X', method];
}

/** A response to an old nonce is good for nothing: curl makes its own. */
function digestWords(authorization: string | null): readonly string[] {
  const { value } = parseCredentials(authorization ?? '');
  if (value?.scheme.toLowerCase() !== 'digest') return [];
  const user = param(value, 'username') ?? 'your-user-name';
  return ['--digest', '-u', `${user}:${user === OWNER ? PASSWORD : 'your-password'}`];
}

/** A word for a POSIX shell: as it is when nothing in it is special, else in single quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
