/** One HTTP/1.1 message of an exchange, as it stood on the wire. */
export interface WireMessage {
  readonly kind: 'request' | 'response';
  /** Who sent it and who received it, in the words of the page: "client", "nginx", "upstream". */
  readonly from: string;
  readonly to: string;
  /** 1 is the hop that the client sees; 2 is behind the first server, and so on. */
  readonly hop: number;
  /** Request line or status line, without the line end. */
  readonly startLine: string;
  /** Field lines in the order sent; names keep their case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The status code of a response, or null for a request (RFC 9112 §4). */
export function statusOf(message: WireMessage): number | null {
  const match = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(message.startLine);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** The first value of a header, compared without case, or null. */
export function headerOf(message: WireMessage, name: string): string | null {
  const wanted = name.toLowerCase();
  return message.headers.find(([n]) => n.toLowerCase() === wanted)?.[1] ?? null;
}

/**
 * Splits the text of one message at its first empty line. Accepts CRLF and bare LF (RFC 9112 §2.2).
 * A line without a colon among the header lines is kept as a name with an empty value, so nothing is lost.
 */
export function parseMessage(
  raw: string,
  hop: {
    readonly kind: WireMessage['kind'];
    readonly from: string;
    readonly to: string;
    readonly hop: number;
  },
): WireMessage {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw.replace(/\r?\n$/, '');
  const body = end ? raw.slice(end.index + end[0].length) : '';
  const [startLine = '', ...lines] = head.split(/\r?\n/);
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { ...hop, startLine, headers, body };
}
