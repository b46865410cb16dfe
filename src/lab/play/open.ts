import { contentAnswer } from '#http-auth/answer.ts';
import { corsLines, isPreflight, preflightAnswer } from '#http-auth/policy/cors.ts';
import type { Incoming, ResourcePolicy } from '#http-auth/types.ts';
import type { Answered } from '../wire.ts';

/** What stands at an address where nobody is asked for credentials. */
export function openAnswer(request: Incoming, policy: ResourcePolicy): Answered {
  if (isPreflight(request)) return preflightAnswer(request, policy.cors);
  const { lines, ...rest } = contentAnswer(policy);
  const shared = lines.filter(([name]) => name !== 'Cache-Control');
  return { ...rest, lines: [...shared, ...corsLines(request, policy.cors)] };
}
