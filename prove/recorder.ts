import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import type { RawMessage } from '../src/wire/recording.ts';
import type { Certificate } from './certificate.ts';
import { HttpStream } from './http-stream.ts';

/** Collects the messages of all hops of a run and brings them into the order in which they happened. */
export class Tape {
  readonly #messages: { readonly at: number; readonly message: RawMessage }[] = [];
  #clock = 0;

  /** A place in the order; a later call gives a later one. */
  tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  add(at: number, message: RawMessage): void {
    this.#messages.push({ at, message });
  }

  /** How many responses of the program `from` the client has got. */
  answersOf(from: string): number {
    return this.#messages.filter(({ message }) => message.kind === 'response' && message.from === from)
      .length;
  }

  messages(): RawMessage[] {
    return this.#messages.toSorted((a, b) => a.at - b.at).map(({ message }) => message);
  }
}

export interface Hop {
  readonly hop: number;
  readonly from: string;
  readonly to: string;
  /** Set where both sides speak TLS; the recorder then reads what they say inside. */
  readonly tls?: Certificate | undefined;
}

/**
 * A TCP proxy on a free loopback port that writes down what passes, before it passes it on. A message has
 * its place in the order from its first byte: so an exchange of an inner hop stands between the request and
 * the response that caused it, and a response before what its head sets off.
 */
export class Recorder {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #tape: Tape;
  readonly #hop: Hop;
  readonly #target: number;

  private constructor(tape: Tape, hop: Hop, target: number) {
    this.#tape = tape;
    this.#hop = hop;
    this.#target = target;
    const serve = (client: Socket): void => this.#serve(client);
    this.#server = hop.tls
      ? createTlsServer({ cert: hop.tls.cert, key: hop.tls.key, allowHalfOpen: true }, serve)
      : createServer({ allowHalfOpen: true }, serve);
  }

  /**
   * Listens at once, on a free loopback port or at `at`; what arrives is passed on to the loopback port
   * `target`. Rejects when `at` is taken.
   */
  static async listen(
    tape: Tape,
    hop: Hop,
    target: number,
    at: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
  ): Promise<Recorder> {
    const recorder = new Recorder(tape, hop, target);
    recorder.#server.listen(at);
    await once(recorder.#server, 'listening');
    return recorder;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the recorder does not listen');
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(client: Socket): void {
    const address = { port: this.#target, host: '127.0.0.1', allowHalfOpen: true };
    const { tls } = this.#hop;
    const server = tls
      ? connectTls({ ...address, ca: tls.cert, servername: 'example.com' })
      : connect(address);
    const methods: string[] = [];
    const { hop, from, to } = this.#hop;
    const begun = { request: 0, response: 0 };
    const requests = new HttpStream(
      {
        begin: () => {
          begun.request = this.#tape.tick();
        },
        message: (bytes, startLine) => {
          methods.push(startLine.split(' ', 1)[0] ?? '');
          this.#tape.add(begun.request, { kind: 'request', hop, from, to, bytes: bytes.toString('latin1') });
        },
      },
      null,
    );
    const responses = new HttpStream(
      {
        begin: () => {
          begun.response = this.#tape.tick();
        },
        message: (bytes) => {
          const text = bytes.toString('latin1');
          this.#tape.add(begun.response, { kind: 'response', hop, from: to, to: from, bytes: text });
        },
      },
      () => methods.shift() ?? null,
    );
    this.#pipe(client, server, requests);
    this.#pipe(server, client, responses);
  }

  #pipe(source: Socket, target: Socket, stream: HttpStream): void {
    this.#sockets.add(source);
    source.on('data', (chunk: Buffer) => {
      stream.push(chunk);
      if (target.writable && !target.write(chunk)) {
        source.pause();
        target.once('drain', () => source.resume());
      }
    });
    source.on('end', () => {
      // Before the end is passed on, and what it sets off.
      stream.end();
      if (target.writable) target.end();
    });
    // A reset of one side is passed on as the end of the other.
    source.on('error', () => target.destroy());
    source.on('close', () => {
      stream.end();
      this.#sockets.delete(source);
      if (target.writable) target.end();
    });
  }
}
