import { authenticate } from '../../src/http-auth/authenticate.ts';
import type { FieldLine } from '../../src/http-auth/types.ts';
import { policyAt } from '../../src/lab/addresses.ts';
import { type DecisionReport, reportOf } from '../../src/lab/decision-report.ts';
import { FIXED, fixedEnv, type Sent } from './make.ts';
import { onRequest } from './on-request.ts';

/** The engine in a page: what it decides on the last of some requests to a server that knows nothing yet. */
export async function decideInPage(requests: readonly Sent[]): Promise<DecisionReport | null> {
  const env = fixedEnv(FIXED);
  let report: DecisionReport | null = null;
  for (const { at, method, target, lines, body } of requests) {
    const policy = policyAt(at, FIXED.now / 1000);
    if (policy === null) return null;
    const { headers, rest } = onRequest(lines);
    const request = new Request(target, { method, headers, body: body === '' ? null : body });
    const rawFieldLines: FieldLine[] = [['Host', location.host], ...rest];
    const decision = await authenticate(request, policy, { ...env, rawFieldLines, target });
    report = reportOf(at, method, decision);
  }
  return report;
}
