import type { Redacted } from './redact.ts';

/** Id of a fix, e.g. `u17`. */
export type FixId = `u${number}`;

/** Every check of the engine and the rule it applies. The ids are stable: words and links hang on them. */
export const RULES = {
  'request.credentials': 'RFC 9110 §11.4',
  'authorization.single': 'RFC 9110 §5.3',
  'authorization.grammar': 'RFC 9110 §11.6.2',
  'authorization.scheme': 'RFC 9110 §11.1',
  'basic.base64': 'RFC 7617 §2',
  'basic.utf8': 'RFC 7617 §2.1',
  'basic.colon': 'RFC 7617 §2',
  'basic.control': 'RFC 7617 §2',
  'basic.password': 'RFC 7617 §2',
  'bearer.token': 'RFC 6750 §2.1',
  'bearer.jwt.segments': 'RFC 7515 §3.1',
  'bearer.jwt.base64url': 'RFC 7515 §2',
  'bearer.jwt.header': 'RFC 7515 §4',
  'bearer.jwt.crit': 'RFC 7515 §4.1.11',
  'bearer.jwt.typ': 'RFC 9068 §4',
  'bearer.jwt.alg': 'RFC 8725 §3.1',
  'bearer.jwt.key': 'RFC 7515 §4.1.4',
  'bearer.jwt.signature': 'RFC 7515 §5.2',
  'bearer.jwt.payload': 'RFC 7519 §7.2',
  'bearer.jwt.iss': 'RFC 7519 §4.1.1',
  'bearer.jwt.aud': 'RFC 7519 §4.1.3',
  'bearer.jwt.exp': 'RFC 7519 §4.1.4',
  'bearer.jwt.nbf': 'RFC 7519 §4.1.5',
  'bearer.jwt.iat': 'RFC 7519 §4.1.6',
  'bearer.jwt.sub': 'RFC 9068 §2.2',
  'api-key.value': 'RFC 9110 §11.4',
  'cookie.session': 'RFC 6265 §5.4',
  'cookie.expiry': 'RFC 9110 §11.4',
  'resource.scope': 'RFC 9110 §15.5.4',
} as const satisfies Readonly<Record<string, string>>;

export type StepId = keyof typeof RULES;

export interface TraceStep {
  readonly step: StepId;
  /** `skip`: the check does not apply, e.g. to a claim that is absent and not required. */
  readonly verdict: 'pass' | 'fail' | 'skip';
  /** RFC and section. */
  readonly rule: string;
  /** What was there, secrets masked. Absent when nothing was there. */
  readonly observed?: Redacted;
  /** What the policy asks for; never a secret. */
  readonly expected?: string;
  /** On the failed step that decided the answer. */
  readonly decisive?: true;
  /** The fix for this failure. */
  readonly fix?: FixId;
}

/** What a check saw. `fix` counts only when the check fails. */
export interface Seen {
  readonly observed?: Redacted;
  readonly expected?: string;
  readonly fix?: FixId;
}

/** Collects the steps of one request in order. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  /** Records a passed or failed check and returns whether it passed. A failed check is the decisive one. */
  readonly check: (step: StepId, passed: boolean, seen?: Seen) => boolean;
  readonly skip: (step: StepId) => void;
}

/** An empty trace. */
export function startTrace(): Trace {
  const steps: TraceStep[] = [];
  return {
    steps,
    check(step, passed, { fix, ...seen } = {}) {
      const base = { step, rule: RULES[step], ...seen };
      if (passed) steps.push({ ...base, verdict: 'pass' });
      else steps.push({ ...base, verdict: 'fail', decisive: true, ...(fix === undefined ? {} : { fix }) });
      return passed;
    },
    skip(step) {
      steps.push({ step, rule: RULES[step], verdict: 'skip' });
    },
  };
}
