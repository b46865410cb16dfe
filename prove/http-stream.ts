/** Method of the request that a response answers, or null when it is not known. */
type MethodOf = () => string | null;

export interface StreamEvents {
  /** The first byte of a message has arrived. */
  readonly begin: () => void;
  /** A whole message, byte-true. */
  readonly message: (bytes: Buffer, startLine: string) => void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Cuts the bytes of one direction of a connection into HTTP/1.1 messages (RFC 9112 §6): Content-Length,
 * chunked, without a body, or until the connection ends. After an upgrade or a tunnel nothing is cut.
 */
export class HttpStream {
  readonly #events: StreamEvents;
  readonly #methodOf: MethodOf | null;
  #buffer = Buffer.alloc(0);
  #begun = false;
  #opaque = false;

  /** `methodOf` is asked once for each final response; null for the direction of the requests. */
  constructor(events: StreamEvents, methodOf: MethodOf | null) {
    this.#events = events;
    this.#methodOf = methodOf;
  }

  push(chunk: Buffer): void {
    if (this.#opaque) return;
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#takeOne()) {
      // Several messages may have arrived at once.
    }
  }

  /** The connection has ended: what is left is the last message. */
  end(): void {
    if (this.#buffer.length > 0 && !this.#opaque) this.#emit(this.#buffer.length);
  }

  #takeOne(): boolean {
    if (this.#buffer.length === 0) return false;
    if (!this.#begun) {
      this.#begun = true;
      this.#events.begin();
    }
    const headEnd = this.#buffer.indexOf(HEAD_END);
    if (headEnd < 0) return false;
    const bodyStart = headEnd + HEAD_END.length;
    const head = this.#buffer.toString('latin1', 0, headEnd);
    const bodySize = this.#bodySize(head, bodyStart);
    if (bodySize === null || this.#buffer.length < bodyStart + bodySize) return false;
    this.#emit(bodyStart + bodySize);
    return true;
  }

  #emit(size: number): void {
    const bytes = this.#buffer.subarray(0, size);
    this.#buffer = this.#buffer.subarray(size);
    this.#begun = false;
    this.#pendingMethod = undefined;
    this.#events.message(bytes, bytes.toString('latin1', 0, Math.max(0, bytes.indexOf('\r\n'))));
  }

  #pendingMethod: string | null | undefined;

  /** Size of the body as sent, or null when its end is not here yet. */
  #bodySize(head: string, bodyStart: number): number | null {
    const length = /\r\ncontent-length:[ \t]*(\d+)/i.exec(head)?.[1];
    const chunked = /\r\ntransfer-encoding:[^\r]*\bchunked/i.test(head);
    if (this.#methodOf !== null) {
      const status = Number(/^HTTP\/\d\.\d (\d{3})/.exec(head)?.[1]);
      if (status < 200 && status !== 101) return 0;
      // Asked once although the body may arrive in pieces.
      if (this.#pendingMethod === undefined) this.#pendingMethod = this.#methodOf();
      const tunnel = this.#pendingMethod === 'CONNECT' && status < 300;
      if (status === 101 || tunnel) this.#opaque = true;
      if (this.#opaque || this.#pendingMethod === 'HEAD' || status === 204 || status === 304) return 0;
      if (!chunked && length === undefined) return null;
    }
    if (chunked) return this.#chunkedSize(bodyStart);
    return Number(length ?? 0);
  }

  #chunkedSize(bodyStart: number): number | null {
    let at = bodyStart;
    for (;;) {
      const lineEnd = this.#buffer.indexOf('\r\n', at);
      if (lineEnd < 0) return null;
      const size = Number.parseInt(this.#buffer.toString('latin1', at, lineEnd), 16);
      if (size > 0) {
        at = lineEnd + 2 + size + 2;
        continue;
      }
      const trailerEnd = this.#buffer.indexOf(HEAD_END, lineEnd);
      return trailerEnd < 0 ? null : trailerEnd + HEAD_END.length - bodyStart;
    }
  }
}
