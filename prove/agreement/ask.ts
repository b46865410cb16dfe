import { once } from 'node:events';
import { connect } from 'node:net';
import type { Ask } from '../../src/agreement/play.ts';
import type { Answered, Asked } from '../../src/agreement/types.ts';
import { SetupError } from '../case.ts';

const PATIENCE = 40_000;

/** Sends requests over sockets of their own, byte for byte as a case has them. */
export function askPort(port: number): Ask {
  return async (request) => {
    const bytes = bytesOf(request);
    const answer = answerOf(await exchange(port, bytes));
    if (answer === null) throw new SetupError(`no answer to ${bytes.toString('latin1', 0, 200)}`);
    return answer;
  };
}

function bytesOf({ method, target, lines, body }: Asked): Buffer {
  const length = body === '' && method !== 'POST' ? [] : [`Content-Length: ${body.length}`];
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: example.com',
    ...lines.map(([name, value]) => `${name}: ${value}`),
    ...length,
    'Connection: close',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

async function exchange(port: number, bytes: Buffer): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
  });
  socket.setTimeout(PATIENCE, () => socket.destroy());
  // A server may answer and hang up before it has read everything.
  socket.on('error', () => socket.destroy());
  socket.write(bytes);
  if (!socket.closed) await once(socket, 'close');
  return answer;
}

function answerOf(text: string): Answered | null {
  const [statusLine = '', ...lines] = (text.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1]);
  if (Number.isNaN(status)) return null;
  const challenges = lines.flatMap((line) => /^(?:WWW|Proxy)-Authenticate: *(.*)$/i.exec(line)?.[1] ?? []);
  return { status, challenges };
}
