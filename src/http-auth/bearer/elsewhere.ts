import { fieldValues } from '../fields.ts';
import type { Incoming } from '../types.ts';
import type { BearerMethod } from './policy.ts';

const PARAMETER = 'access_token';

/** Methods that give the content of a request no meaning (RFC 9110 §9.3); a form is not looked for there. */
const WITHOUT_CONTENT: readonly string[] = ['GET', 'HEAD', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

/**
 * The access tokens that stand outside Authorization where the methods allow them, every repetition counted: in the
 * form (RFC 6750 §2.2), then in the query (§2.3).
 */
export function tokensElsewhere(request: Incoming, methods: readonly BearerMethod[]): readonly string[] {
  return [
    ...(methods.includes('form') ? formTokens(request) : []),
    ...(methods.includes('query') ? queryTokens(request) : []),
  ];
}

/** Those of the body, when method and Content-Type make it a form of one part. */
export function formTokens({ method, lines, body }: Incoming): readonly string[] {
  const types = fieldValues({ lines }, 'Content-Type');
  const [type = ''] = types[0]?.split(';') ?? [];
  const isForm = types.length === 1 && type.trim().toLowerCase() === 'application/x-www-form-urlencoded';
  if (!isForm || WITHOUT_CONTENT.includes(method)) return [];
  return new URLSearchParams(new TextDecoder('latin1').decode(body)).getAll(PARAMETER);
}

function queryTokens({ target }: Incoming): readonly string[] {
  const [beforeFragment = ''] = target.split('#', 1);
  const start = beforeFragment.indexOf('?');
  return start < 0 ? [] : new URLSearchParams(beforeFragment.slice(start)).getAll(PARAMETER);
}
