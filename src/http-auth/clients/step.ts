import type { Redacted } from '../redact.ts';
import type { FixId } from '../trace.ts';
import { CLIENT_RULES, type ClientRule } from './rules.ts';

/** One thing that a client did or did not do, and by which rule or measurement. */
export interface ClientStep {
  readonly id: ClientRule;
  /** RFC or standard with its section, or the program that it was measured with. */
  readonly rule: string;
  /** What it is about: a scheme, a header name, a cookie name; never a secret. */
  readonly observed?: Redacted;
  /** The fix for what this leads to. */
  readonly fix?: FixId;
}

/** What a step is about, and the fix that it points to. */
export type ClientSeen = Omit<ClientStep, 'id' | 'rule'>;

/** A step with the rule of its id. */
export function clientStep(id: ClientRule, seen: ClientSeen = {}): ClientStep {
  return { id, rule: CLIENT_RULES[id], ...seen };
}
