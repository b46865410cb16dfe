import { badRequest } from './bearer.ts';
import { cookieValue, fieldLines } from './fields.ts';
import { sameScheme } from './grammar/format.ts';
import { parseCredentials } from './grammar/parse.ts';
import type { Credentials } from './grammar/types.ts';
import { masked, shownScheme } from './redact.ts';
import type { FixId, Trace } from './trace.ts';
import type {
  ApiKeyPolicy,
  BasicPolicy,
  BearerPolicy,
  CookiePolicy,
  Env,
  Refusal,
  ResourcePolicy,
  SchemePolicy,
} from './types.ts';

/** Credentials that were found, beside the policy that will judge them. */
export type Attempt =
  | { readonly ok: true; readonly policy: BasicPolicy | BearerPolicy; readonly credentials: Credentials }
  | { readonly ok: true; readonly policy: ApiKeyPolicy | CookiePolicy; readonly value: string };

type HeaderPolicy = BasicPolicy | BearerPolicy;

/**
 * Finds the credentials of a request that the resource accepts. Authorization comes first when the resource
 * reads it at all; then the first API key header or cookie, in the order of the policy.
 */
export function selectAttempt(
  request: Request,
  policy: ResourcePolicy,
  env: Env,
  trace: Trace,
): Attempt | Refusal {
  const inHeader = policy.accepts.filter(readsAuthorization);
  const lines = fieldLines(request, env, 'Authorization');
  const elsewhere = valueElsewhere(request, policy, env);
  const readsHeader = inHeader.length > 0 && lines.length > 0;
  const present = readsHeader || elsewhere !== null;
  const misplaced = !present && lines.length > 0;
  const expected = policy.accepts.map(placeOf).join(', ');
  const observed = misplaced ? { observed: masked('credentials') } : {};
  const fix = misplaced ? 'u26' : missingFix(policy.accepts[0]);
  if (!trace.check('request.credentials', present, { ...observed, expected, fix })) {
    return { ok: false, outcome: 'no-credentials', status: 401, error: null };
  }
  if (!readsHeader) return elsewhere ?? { ok: false, outcome: 'no-credentials', status: 401, error: null };
  return selectByScheme(lines, inHeader, elsewhere, trace);
}

function selectByScheme(
  lines: readonly string[],
  accepted: readonly HeaderPolicy[],
  elsewhere: Attempt | null,
  trace: Trace,
): Attempt | Refusal {
  const single = lines.length === 1;
  const count = { expected: 'one Authorization line', fix: 'u16' } as const;
  if (!trace.check('authorization.single', single, count))
    return badRequest('More than one Authorization line');
  const { value, valid } = parseCredentials(lines[0] ?? '');
  const observed = value === null ? masked('credentials') : shownScheme(value.scheme);
  trace.check('authorization.grammar', valid, { observed, fix: 'u27' });
  if (!valid || value === null) {
    return accepted.every(({ scheme }) => scheme === 'Bearer')
      ? badRequest('The Authorization header is malformed')
      : { ok: false, outcome: 'invalid-credentials', status: 401, error: null };
  }
  const policy = accepted.find(({ scheme }) => sameScheme(scheme, value.scheme));
  if (policy === undefined && elsewhere !== null) return elsewhere;
  const bare = value.token68 === null && value.params.length === 0;
  const fix = bare && shownScheme(value.scheme) === masked('unknown scheme') ? 'u24' : 'u25';
  const expected = accepted.map(({ scheme }) => scheme).join(', ');
  trace.check('authorization.scheme', policy !== undefined, { observed, expected, fix });
  if (policy !== undefined) return { ok: true, policy, credentials: value };
  return { ok: false, outcome: 'unsupported-scheme', status: 401, error: null };
}

function readsAuthorization(policy: SchemePolicy): policy is HeaderPolicy {
  return policy.scheme === 'Basic' || policy.scheme === 'Bearer';
}

function valueElsewhere(request: Request, policy: ResourcePolicy, env: Env): Attempt | null {
  for (const each of policy.accepts) {
    const value = readElsewhere(each, request, env);
    if (value !== null && !readsAuthorization(each)) return { ok: true, policy: each, value };
  }
  return null;
}

function readElsewhere(policy: SchemePolicy, request: Request, env: Env): string | null {
  if (policy.scheme === 'Cookie') return cookieValue(fieldLines(request, env, 'Cookie'), policy.name);
  if (policy.scheme !== 'ApiKey') return null;
  const lines = fieldLines(request, env, policy.header);
  return lines.length === 0 ? null : lines.join(', ');
}

/** Where the credentials of a scheme stand in a request. */
function placeOf(policy: SchemePolicy): string {
  if (policy.scheme === 'ApiKey') return policy.header;
  return policy.scheme === 'Cookie' ? `Cookie ${policy.name}` : `Authorization ${policy.scheme}`;
}

function missingFix(policy: SchemePolicy): FixId {
  if (policy.scheme === 'Cookie' || policy.scheme === 'Basic') return 'u1';
  return policy.scheme === 'ApiKey' ? 'u34' : 'u23';
}
