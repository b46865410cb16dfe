import { parse } from 'basic-auth';
import { decodeBasic } from '#http-auth/basic/codec.ts';
import { parseCredentials } from '#http-auth/grammar/parse.ts';
import { type Measured, measure } from './measure.ts';

const VALUE = 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==';

/** From the value of an Authorization header to user-id and password. */
export function benchBasic(): Promise<readonly Measured[]> {
  return measure([
    {
      who: 'Fix 401',
      task: () => decodeBasic(parseCredentials(VALUE).value?.token68 ?? ''),
      note: 'parse and decode; refuses bytes that are no UTF-8, and control characters',
    },
    { who: 'basic-auth', task: () => parse(VALUE), note: 'takes bytes that are no UTF-8' },
  ]);
}
