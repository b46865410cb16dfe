import type { JsonObject } from '../jwt/compact.ts';
import { seenWord } from '../jwt/seen.ts';
import { shown } from '../redact.ts';
import { isoDate } from '../time.ts';
import type { Context } from '../types.ts';
import type { DpopPolicy } from './policy.ts';
import { comparableUri, requestUri } from './uri.ts';

/** Whether a proof was made for this request, a short while ago: rules 8, 9 and 11 of RFC 9449 §4.3. */
export function isForRequest(
  { htm, htu, iat }: JsonObject,
  { token, proofLifetime }: DpopPolicy,
  { request, now, trace }: Pick<Context, 'request' | 'now' | 'trace'>,
): boolean {
  const { method } = request;
  if (!trace.check('dpop.htm', htm === method, { ...seenWord(htm), expected: shown(method) })) return false;
  const [given, own] = [comparableUri(htu), requestUri(request)];
  const uris = {
    ...(given === null ? {} : { observed: shown(given) }),
    ...(own === null ? {} : { expected: shown(own) }),
  };
  if (!trace.check('dpop.htu', given !== null && given === own, uris)) return false;
  const made = typeof iat === 'number' && Number.isFinite(iat) ? iat : null;
  const recent = made !== null && now - made <= proofLifetime && made - now <= token.skew;
  return trace.check('dpop.iat', recent, {
    ...(made === null ? {} : { observed: shown(isoDate(made)) }),
    expected: `at ${isoDate(now)}`,
    fix: 'u33',
  });
}
