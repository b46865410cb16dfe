import type { Decision } from '#http-auth/types.ts';
import type { WireMessage } from '#wire/message.ts';
import type { LabState, Play, PlayStep } from '../types.ts';
import { requestMessage, responseMessage } from '../wire.ts';
import { outcomeSentence, type StepWords } from '../words/outcome.ts';
import type { FixOf } from './fixes.ts';
import { markOf } from './mark.ts';
import type { Entry } from './stage.ts';
import { traceLines } from './trace-lines.ts';

/** What came of a play. */
export type Result = Pick<Play, 'status' | 'outcome' | 'tag' | 'says'>;

/** A step in words, with its messages as on the wire. */
export function stepOf(entry: Entry, state: LabState, words: StepWords, fixOf: FixOf): PlayStep {
  const { title, exchange, notes = [], script = null, expected = false } = entry;
  const { request, answered, decision, peer } = exchange;
  const messages = {
    request: requestMessage(request, peer),
    response: responseMessage(answered, request, peer),
  };
  const lines = decision === null ? [] : traceLines(decision.trace, state, words, fixOf);
  return {
    title,
    caption: `${request.method} ${request.target}`,
    url: request.method === 'CONNECT' ? request.origin : request.origin + request.target,
    ...messages,
    status: answered.status,
    decision,
    trace: expected ? lines.map((line) => ({ ...line, fix: null })) : lines,
    mark: markOf({ ...messages, decision }),
    client: notes,
    script,
  };
}

/** What came of a play, by its last step. */
export function resultOf({ status, decision, script, response }: PlayStep, words: StepWords): Result {
  const outcome = decision?.outcome ?? 'authenticated';
  const says = decision === null ? openWords(status) : decisionWords(decision, response, words);
  if (script !== null && script.status === null) {
    return { status, outcome, tag: 'denied', says: `${says} ${script.text}` };
  }
  const plain = outcome === 'redirected' || outcome === 'preflight';
  return {
    status,
    outcome,
    tag: outcome === 'authenticated' ? 'granted' : plain ? 'plain' : 'denied',
    says,
  };
}

function openWords(status: number): string {
  return `The server asks nobody at this address, and answers ${status}.`;
}

function decisionWords(
  { outcome, status, trace }: Decision,
  { headers }: WireMessage,
  words: StepWords,
): string {
  const challenge = headers.some(([name]) => /^(?:www|proxy)-authenticate$/i.test(name));
  const decisive = trace.find((step) => step.decisive);
  return outcomeSentence({ outcome, status, challenge }, decisive, words);
}
