import type { Decision, FieldLine, Incoming } from '#http-auth/types.ts';
import type { WireMessage } from '#wire/message.ts';

const CLIENT = 'you';
const WITH_BODY = ['POST', 'PUT'];

/** A request as it stands on the wire (RFC 9112 §3): Host first, Content-Length where a body is meant. */
export function requestMessage(request: Incoming, to?: string): WireMessage {
  const { method, target, origin, lines, body } = request;
  const { host } = new URL(origin);
  const length: readonly FieldLine[] =
    body.length > 0 || WITH_BODY.includes(method) ? [['Content-Length', String(body.length)]] : [];
  return {
    kind: 'request',
    from: CLIENT,
    to: to ?? host,
    hop: 1,
    startLine: `${method} ${target} HTTP/1.1`,
    headers: [...lines, ...length],
    body: new TextDecoder().decode(body),
  };
}

/** The parts of an answer that stand on the wire. */
export type Answered = Pick<Decision, 'status' | 'reason' | 'lines' | 'body'>;

/** An answer as it stands on the wire (RFC 9112 §4): none to HEAD or with 204 has a body (RFC 9110 §6.4.1). */
export function responseMessage(
  { status, reason, lines, body }: Answered,
  request: Incoming,
  from?: string,
): WireMessage {
  const length = new TextEncoder().encode(body).length;
  const bodiless = status === 204 || (request.method === 'CONNECT' && status < 300);
  return {
    kind: 'response',
    from: from ?? new URL(request.origin).host,
    to: CLIENT,
    hop: 1,
    startLine: `HTTP/1.1 ${status} ${reason}`,
    headers: bodiless ? lines : [...lines, ['Content-Length', String(length)]],
    body: bodiless || request.method === 'HEAD' ? '' : body,
  };
}
