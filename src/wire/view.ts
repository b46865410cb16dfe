import { statusOf, type WireMessage } from './message.ts';

/** red for a refusal, green for success, blue for the client's side; `plain` for what is neither (1xx, 3xx). */
export type Tone = 'client' | 'denied' | 'granted' | 'plain';

export interface WireLine {
  readonly kind: 'start' | 'header' | 'blank' | 'body' | 'cut';
  /** Header name, only for `header`. */
  readonly name: string | null;
  readonly text: string;
  /** The part of `text` (or of `name: text`) that decides; only on the deciding line. */
  readonly deciding: boolean;
}

/** What a page draws and a screen reader says for one message. */
export interface MessageView {
  readonly tone: Tone;
  /** "Request, client to nginx" or "Response 401 Unauthorized, nginx to client". */
  readonly label: string;
  /** "client → nginx" */
  readonly who: string;
  readonly lines: readonly WireLine[];
}

export interface ViewOptions {
  /** A piece of the deciding line, compared as it stands; the first line that holds it is marked. */
  readonly mark?: string | undefined;
  /** How many lines of the body to show; the rest becomes one `cut` line, `1 line of the body` where none is shown.
   * Default: all. */
  readonly bodyLines?: number | undefined;
  /** Header names (lower case) to leave out, e.g. `date`, `user-agent`. */
  readonly hide?: readonly string[] | undefined;
}

/** The tone of a message: 4xx and 5xx are denied, 2xx granted. */
export function toneOf(message: WireMessage): Tone {
  const status = statusOf(message);
  if (status === null) return 'client';
  if (status >= 400) return 'denied';
  return status >= 200 && status < 300 ? 'granted' : 'plain';
}

/** Lays a message out in lines, marking at most one as deciding. */
export function viewMessage(message: WireMessage, options: ViewOptions = {}): MessageView {
  const lines: WireLine[] = [{ kind: 'start', name: null, text: message.startLine, deciding: false }];
  for (const [name, text] of message.headers) {
    if (!options.hide?.includes(name.toLowerCase())) {
      lines.push({ kind: 'header', name, text, deciding: false });
    }
  }
  const body = message.body.replace(/\r\n/g, '\n').replace(/\n+$/, '');
  if (body !== '') {
    const all = body.split('\n');
    const shown = options.bodyLines === undefined ? all : all.slice(0, options.bodyLines);
    if (shown.length > 0) lines.push({ kind: 'blank', name: null, text: '', deciding: false });
    for (const text of shown) lines.push({ kind: 'body', name: null, text, deciding: false });
    const rest = all.length - shown.length;
    if (rest > 0) {
      const what = shown.length > 0 ? 'more ' : '';
      const text = `${rest} ${what}${rest === 1 ? 'line' : 'lines'}${shown.length > 0 ? '' : ' of the body'}`;
      lines.push({ kind: 'cut', name: null, text, deciding: false });
    }
  }
  return {
    tone: toneOf(message),
    label: labelOf(message),
    who: `${message.from} → ${message.to}`,
    lines: markLine(lines, options.mark),
  };
}

function labelOf(message: WireMessage): string {
  const way = `${message.from} to ${message.to}`;
  if (message.kind === 'request') return `Request, ${way}`;
  return `Response ${message.startLine.replace(/^HTTP\/\S+ /, '')}, ${way}`;
}

function markLine(lines: readonly WireLine[], mark: string | undefined): readonly WireLine[] {
  if (mark === undefined) return lines;
  const at = lines.findIndex((line) => wholeLine(line).includes(mark));
  return lines.map((line, index) => (index === at ? { ...line, deciding: true } : line));
}

/** The line as it stood on the wire. */
export function wholeLine(line: WireLine): string {
  return line.name === null ? line.text : `${line.name}: ${line.text}`;
}
