import type { FieldLine } from '#http-auth/types.ts';
import type { Given, Reading } from '../deviation.ts';
import { withValues } from './lines.ts';

/** nginx: a `map` compares without case. */
export const anyCaseKey: Reading = {
  kind: 'reading',
  text: 'compares the key without case, as a map does',
  on: ['api-key.value'],
  change: (given) => {
    const known = given.policy.accepts.flatMap((each) => (each.scheme === 'ApiKey' ? each.keys : []));
    const meant = (value: string) => known.find(({ key }) => key.toLowerCase() === value.toLowerCase());
    return withValues(given, (value) => meant(value)?.key ?? null, ['x-api-key']);
  },
};

/** One cookie of the name is what a program sees: the pair that it finds first. */
function firstCookie(
  text: string,
  separator: RegExp,
  find: (name: string) => boolean,
  decode: (value: string) => string,
): Reading {
  return {
    kind: 'reading',
    text,
    on: 'always',
    change: (given) => {
      const { request } = given;
      const cookies = request.lines.filter(([name]) => name.toLowerCase() === 'cookie');
      const pairs = cookies.flatMap(([, value]) => value.split(separator)).map((pair) => pair.trim());
      const session = pairs.find((pair) => pair.includes('=') && find(pair.slice(0, pair.indexOf('='))));
      const others = request.lines.filter(([name]) => name.toLowerCase() !== 'cookie');
      const value = session === undefined ? '' : decode(session.slice(session.indexOf('=') + 1));
      const line: FieldLine = ['Cookie', session === undefined ? 'other=1' : `session=${value}`];
      const same = cookies.length === 1 && cookies[0]?.[1] === line[1];
      return cookies.length === 0 || same
        ? null
        : ({ ...given, request: { ...request, lines: [...others, line] } } satisfies Given);
    },
  };
}

export const nginxCookie = firstCookie(
  'takes the first cookie of the name, in any case, and a comma for a semicolon',
  /[;,]/,
  (name) => name.toLowerCase() === 'session',
  (value) => value,
);

export const honoCookie = firstCookie(
  'takes the first cookie of the name, without quotes and percent-encoding',
  /;/,
  (name) => name === 'session',
  (value) => decodeURIComponent(value.replace(/^"(.*)"$/, '$1')),
);

export const plainCookie = firstCookie(
  'takes the first cookie of the name',
  /;/,
  (name) => name === 'session',
  (value) => value,
);
