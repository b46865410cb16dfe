import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { SetupError } from './case.ts';

// Below the range from which Linux takes ports of outgoing connections, so none of these is taken meanwhile.
const FIRST = 20_000;
const COUNT = 12_000;
let next = Math.floor(Math.random() * COUNT);

/** A loopback port that nobody listens on; never the same one twice in a run. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + (next % COUNT);
    next += 1;
    const server = createServer();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
      await once(server, 'close');
      return port;
    } catch {
      // Taken by somebody: try the next one.
    }
  }
  throw new SetupError('no free port');
}

/** Where a server answers: a loopback port or a Unix socket. */
export type Address = { readonly port: number } | { readonly path: string };

async function answers(address: Address): Promise<boolean> {
  const socket = connect('port' in address ? { ...address, host: '127.0.0.1' } : address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Resolves as soon as a connection to `address` succeeds. Throws {@link SetupError} when `alive` says that
 * the program has ended, or after 20 seconds.
 */
export async function untilAnswers(address: Address, alive: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await answers(address))) {
    if (!alive()) throw new SetupError('it ended before it answered');
    if (performance.now() > deadline) throw new SetupError('it did not answer within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
