import { fieldValues } from '../fields.ts';
import { sameScheme } from '../grammar/format.ts';
import { parseCredentials } from '../grammar/parse.ts';
import type { Credentials } from '../grammar/types.ts';
import type { Loaded } from '../load.ts';
import { masked, shownScheme } from '../redact.ts';
import { badRequest } from '../refusal.ts';
import type { FixId, Trace } from '../trace.ts';
import type { Attempt, Incoming, Refusal, SchemePolicy } from '../types.ts';

/** Credentials that were found, beside the scheme that will judge them. */
export interface Selected {
  readonly ok: true;
  readonly loaded: Loaded;
  readonly attempt: Attempt<SchemePolicy>;
}

/** The header of an origin server, and that of a proxy (RFC 9110 §11.6.2, §11.7.2). */
export type CredentialsField = 'Authorization' | 'Proxy-Authorization';

const NOTHING: Refusal = { ok: false, outcome: 'no-credentials', status: 401, tried: null, error: null };

/**
 * Finds the credentials of a request that the resource accepts. Authorization comes first when the resource reads it
 * at all; then what the schemes find elsewhere, in the order of the policy.
 */
export function selectAttempt(
  request: Incoming,
  accepts: readonly Loaded[],
  trace: Trace,
  field: CredentialsField = 'Authorization',
): Selected | Refusal {
  const inHeader = accepts.filter(readsAuthorization);
  const lines = fieldValues(request, field);
  const others = findElsewhere(request, accepts);
  const [elsewhere = null] = others;
  const readsHeader = inHeader.length > 0 && lines.length > 0;
  const present = readsHeader || elsewhere !== null;
  const misplaced = !present && lines.length > 0;
  const expected = accepts
    .map(({ scheme, policy }) => scheme.place(policy).replace(/^Authorization/, field))
    .join(', ');
  const observed = misplaced ? { observed: masked('credentials') } : {};
  const fix = misplaced ? 'u26' : missingFix(accepts[0]?.policy);
  if (!trace.check('request.credentials', present, { ...observed, expected, fix })) return NOTHING;
  if (!readsHeader) return elsewhere ?? NOTHING;
  return selectByScheme(request, lines, inHeader, others, trace);
}

function selectByScheme(
  request: Incoming,
  lines: readonly string[],
  accepted: readonly Loaded[],
  others: readonly Selected[],
  trace: Trace,
): Selected | Refusal {
  const single = lines.length === 1;
  const count = { expected: 'one Authorization line', fix: 'u16' } as const;
  if (!trace.check('authorization.single', single, count)) {
    return badRequest('More than one Authorization line', null);
  }
  const { value, valid } = readCredentials(lines[0] ?? '', accepted);
  const observed = value === null ? masked('credentials') : shownScheme(value.scheme);
  trace.check('authorization.grammar', valid, { observed, fix: 'u27' });
  if (!valid || value === null) {
    return accepted.every(({ policy }) => policy.scheme === 'Bearer')
      ? badRequest('The Authorization header is malformed', 'Bearer')
      : { ...NOTHING, outcome: 'invalid-credentials' };
  }
  const loaded = accepted.find(({ policy }) => sameScheme(policy.scheme, value.scheme));
  const [elsewhere] = others;
  if (loaded === undefined && elsewhere !== undefined) return elsewhere;
  const bare = value.token68 === null && value.params.length === 0;
  const fix = bare && shownScheme(value.scheme) === masked('unknown scheme') ? 'u24' : 'u25';
  const expected = accepted.map(({ policy }) => policy.scheme).join(', ');
  trace.check('authorization.scheme', loaded !== undefined, { observed, expected, fix });
  if (loaded === undefined) return { ...NOTHING, outcome: 'unsupported-scheme' };
  const { policy, scheme } = loaded;
  // The one token may be meant for DPoP, the other for Bearer: nobody can tell (RFC 9449 §7.2).
  const ambiguous =
    policy.scheme === 'DPoP' && others.some(({ attempt }) => attempt.policy.scheme === 'Bearer');
  if (ambiguous) trace.check('bearer.single', false, { expected: '1' });
  if (ambiguous) return badRequest('The request holds more than one access token', null);
  const found = scheme.find?.(request, policy) ?? [];
  return { ok: true, loaded, attempt: { policy, credentials: value, found } };
}

/** Strictly by the grammar, unless the scheme named is accepted and reads its credentials itself. */
function readCredentials(
  line: string,
  accepted: readonly Loaded[],
): { readonly value: Credentials | null; readonly valid: boolean } {
  const named = /[^ \t]+/.exec(line)?.[0] ?? '';
  const read = accepted.find(({ policy }) => sameScheme(policy.scheme, named))?.scheme.read;
  if (read === undefined) return parseCredentials(line);
  const value = read(line);
  return { value, valid: value !== null };
}

function readsAuthorization({ scheme, policy }: Loaded): boolean {
  const { readsAuthorization: reads } = scheme;
  return typeof reads === 'function' ? reads(policy) : reads;
}

function findElsewhere(request: Incoming, accepts: readonly Loaded[]): readonly Selected[] {
  return accepts.flatMap((loaded) => {
    const { policy, scheme } = loaded;
    const found = scheme.find?.(request, policy) ?? [];
    return found.length === 0 ? [] : [{ ok: true, loaded, attempt: { policy, credentials: null, found } }];
  });
}

function missingFix(policy: SchemePolicy | undefined): FixId {
  if (policy?.scheme === 'Cookie' || policy?.scheme === 'Basic' || policy?.scheme === 'Digest') return 'u1';
  return policy?.scheme === 'ApiKey' ? 'u34' : 'u23';
}
