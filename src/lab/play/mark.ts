import type { StepId, TraceStep } from '#http-auth/trace.ts';
import type { Decision } from '#http-auth/types.ts';
import type { WireMessage } from '#wire/message.ts';

/** The parts of an exchange that the mark is taken from. */
interface Messages {
  readonly request: WireMessage;
  readonly response: WireMessage;
  readonly decision: Decision | null;
}

/**
 * A piece of the deciding line, which stands in one of the two messages: where the server says what is wrong or what
 * is missing, else the line that is wrong, else the status line.
 */
export function markOf({ request, response, decision }: Messages): string {
  const moved = / 3\d\d /.test(response.startLine) ? ['Location'] : [];
  const names = decision === null ? ['Set-Cookie', ...moved] : [...moved, ...candidates(decision)];
  const lines = [...response.headers, ...request.headers];
  const found = names.find((name) => lines.some(([each]) => each.toLowerCase() === name.toLowerCase()));
  const line = lines.find(([each]) => each.toLowerCase() === found?.toLowerCase());
  return line === undefined ? response.startLine : `${line[0]}: `;
}

/** Header names, the most telling first. */
function candidates({ outcome, status, trace }: Decision): readonly string[] {
  const challenge = status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  const sent = status === 407 ? 'Proxy-Authorization' : 'Authorization';
  switch (outcome) {
    case 'authenticated':
      return [];
    case 'preflight':
      return ['Access-Control-Allow-Origin'];
    case 'rate-limited':
      return ['Retry-After'];
    default:
      return [...ofNotes(trace), ...ofDecisive(decisiveOf(trace), challenge, sent)];
  }
}

/** A fault on the way shows in what was sent, or in what the answer does not say. */
function ofNotes(trace: readonly TraceStep[]): readonly string[] {
  const note = (step: StepId) => trace.find((each) => each.step === step && each.verdict === 'note');
  if (note('way.authorization-stripped') !== undefined) return ['Authorization'];
  const dropped = note('way.underscore-dropped')?.observed;
  return dropped === undefined ? [] : [dropped.split(', ')[0] ?? ''];
}

function ofDecisive(step: string, challenge: string, sent: string): readonly string[] {
  if (step.startsWith('cookie.')) return ['Cookie', challenge];
  if (step.startsWith('api-key.')) return ['X-API-Key', challenge];
  const saysMore = /^(?:request|jwt|bearer|dpop|resource|step-up)\./.test(step);
  return saysMore ? [challenge, sent] : [sent, challenge];
}

function decisiveOf(trace: readonly TraceStep[]): string {
  return trace.find((step) => step.decisive)?.step ?? '';
}
