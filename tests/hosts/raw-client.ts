import { connect } from 'node:net';
import type { Sent } from './make.ts';

/** What came back over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** One entry per field line. */
  readonly challenges: readonly string[];
}

/** Sends a request to a server as bytes, under the name of another host, and reads status and challenge lines. */
export function sendRaw(server: string, origin: string, sent: Sent): Promise<RawAnswer> {
  const { method, target, lines, body } = sent;
  const length = body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))] as const];
  const fields = [
    ['Host', new URL(origin).host] as const,
    ...lines,
    ...length,
    ['Connection', 'close'] as const,
  ];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    socket.on('error', reject).on('close', () => {
      const challenges = [...received.matchAll(/^WWW-Authenticate: (.*?)\r$/gm)].map(
        ([, value = '']) => value,
      );
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1]), challenges });
    });
    socket.write(`${method} ${target} HTTP/1.1\r\n${head}\r\n`, 'latin1');
    socket.write(body);
  });
}
