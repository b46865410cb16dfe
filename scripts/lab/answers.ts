import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FieldLine } from '../../src/http-auth/types.ts';

/** Bytes of a body that are read. */
const MOST_BODY_BYTES = 1024 * 1024;

/** An answer that is no decision of the engine. */
export interface Plain {
  readonly status: number;
  readonly reason: string;
  readonly lines: readonly FieldLine[];
  readonly body: string;
  /** The connection is of no further use. */
  readonly close: boolean;
}

/** An answer in words. */
export function text(status: number, body: string): Plain {
  const lines: FieldLine[] = [['Content-Type', 'text/plain; charset=utf-8']];
  return { status, reason: STATUS_CODES[status] ?? '', lines, body, close: false };
}

/** An answer that says what is wrong (RFC 9457); the connection ends with it. */
export function problem(status: number, detail: string): Plain {
  const title = STATUS_CODES[status] ?? '';
  const lines: FieldLine[] = [['Content-Type', 'application/problem+json']];
  return {
    status,
    reason: title,
    lines,
    body: `${JSON.stringify({ title, status, detail })}\n`,
    close: true,
  };
}

/** The body of a request, or null when it is longer than 1 MB; a client that waits for leave to send it gets it. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return null;
  if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const UNREADABLE: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The header fields are longer than 64 KB'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
};

/** Answers what could not be read as HTTP. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, detail] = UNREADABLE[error.code ?? ''] ?? [400, `This is no HTTP request: ${error.message}`];
  const { reason, lines, body } = problem(status, detail);
  const fields = [...lines, ['Content-Length', String(Buffer.byteLength(body))], ['Connection', 'close']];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${head}\r\n${body}`);
}
