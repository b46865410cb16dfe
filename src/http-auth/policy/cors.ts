import type { Answer } from '../answer.ts';
import { answer } from '../answer.ts';
import { fieldValues } from '../fields.ts';
import type { FieldLine, Incoming } from '../types.ts';

/** Which pages of other origins may call, and what their scripts may see (Fetch standard, CORS protocol). */
export interface CorsPolicy {
  /** Origins as in an Origin header, or any of them. */
  readonly origins: readonly string[] | '*';
  /** Whether cookies and remembered passwords may come along. */
  readonly credentials: boolean;
  /** Request headers that a script may set, beside the safelisted ones. */
  readonly headers: readonly string[];
  readonly methods: readonly string[];
  /** Response headers that a script may read, beside the safelisted ones. */
  readonly expose: readonly string[];
}

/** Whether a request asks if another one may be sent (Fetch, CORS-preflight request). */
export function isPreflight(request: Incoming): boolean {
  const asks = fieldValues(request, 'Access-Control-Request-Method').length > 0;
  return request.method === 'OPTIONS' && asks && fieldValues(request, 'Origin').length > 0;
}

/** Fields that let the origin of a request read the answer; none when the policy does not know it. */
export function corsLines(request: Incoming, policy: CorsPolicy | undefined): readonly FieldLine[] {
  const origin = fieldValues(request, 'Origin')[0];
  if (origin === undefined || policy === undefined) return [];
  const any = policy.origins === '*' && !policy.credentials;
  if (policy.origins !== '*' && !policy.origins.includes(origin)) return [];
  return [
    ['Access-Control-Allow-Origin', any ? '*' : origin],
    ...(policy.credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(policy.expose.length > 0
      ? [['Access-Control-Expose-Headers', policy.expose.join(', ')] as const]
      : []),
    ...(any ? [] : [['Vary', 'Origin'] as const]),
  ];
}

/** The answer to a preflight: 204, and what may be sent. */
export function preflightAnswer(request: Incoming, policy: CorsPolicy | undefined): Answer {
  const lines = corsLines(request, policy).filter(([name]) => name !== 'Access-Control-Expose-Headers');
  if (policy === undefined || lines.length === 0) return answer(204, []);
  return answer(204, [
    ...lines,
    ['Access-Control-Allow-Methods', policy.methods.join(', ')],
    ['Access-Control-Allow-Headers', policy.headers.join(', ')],
  ]);
}
