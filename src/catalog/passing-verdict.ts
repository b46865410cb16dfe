import { headerOf, statusOf, type WireMessage } from '#wire/message.ts';

/**
 * What became of credentials. `joins`: two header lines arrive as one; `leaks`: they reach another origin;
 * `adds`: credentials that nobody typed are sent; `waits`: they are sent after a 401 only; `refuses`: the
 * request goes no further, or is not sent at all.
 */
export type Verdict = 'passes' | 'drops' | 'joins' | 'overwrites' | 'leaks' | 'adds' | 'waits' | 'refuses';

/** What servers hand on, what clients do at a redirect, which credentials clients pick; `answers`: how servers refuse. */
export type PassingTable = 'servers' | 'redirects' | 'saved' | 'answers';

export interface Finding {
  readonly verdict: Verdict;
  /** Status that the client got where that explains the verdict. */
  readonly status?: number;
}

/** Columns of each table: the first segment of the path that was asked for. */
export const COLUMNS = {
  servers: ['bearer', 'basic', 'two', 'long', 'underscore'],
  redirects: ['first', 'same', 'port', 'host'],
  saved: ['netrc', 'own', 'url'],
  answers: [],
} as const satisfies Record<PassingTable, readonly string[]>;

type Messages = readonly WireMessage[];

const pathOf = ({ startLine }: WireMessage): string => startLine.split(/[ ?]/)[1] ?? '';

/** Requests on a hop for `/name` and below it. */
function requestsFor(messages: Messages, name: string, hop: number): WireMessage[] {
  const isIt = (path: string): boolean => path === `/${name}` || path.startsWith(`/${name}/`);
  return messages.filter(
    (message) => message.kind === 'request' && message.hop === hop && isIt(pathOf(message)),
  );
}

function valuesOf(message: WireMessage, name: string): string[] {
  return message.headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
}

const hasCredentials = (message: WireMessage): boolean => headerOf(message, 'authorization') !== null;

/** The answer that the client got to a request of hop 1. */
function answerTo(messages: Messages, request: WireMessage): WireMessage | undefined {
  return messages
    .slice(messages.indexOf(request) + 1)
    .find(({ kind, hop }) => kind === 'response' && hop === 1);
}

/** What an application behind CGI, FastCGI or WSGI printed of a variable: "HTTP_API_KEY: example-key". */
function printedOf(answer: WireMessage | undefined, header: string): string[] {
  const name = `HTTP_${header.toUpperCase()}: `;
  const lines = (answer?.body ?? '').split('\n').filter((line) => line.startsWith(name));
  return lines.map((line) => line.slice(name.length));
}

function judgeServer(messages: Messages, column: string): Finding | null {
  const header = column === 'underscore' ? 'api_key' : 'authorization';
  const [request] = requestsFor(messages, column, 1);
  if (request === undefined) return null;
  const sent = valuesOf(request, header);
  const answer = answerTo(messages, request);
  const status = answer === undefined ? null : statusOf(answer);
  const behind = requestsFor(messages, column, 2);
  if (behind.length === 0 && status !== null && status >= 400) return { verdict: 'refuses', status };
  const got =
    behind.length > 0 ? behind.flatMap((inner) => valuesOf(inner, header)) : printedOf(answer, header);
  if (got.length === 0) return { verdict: 'drops' };
  if (got.join('\n') === sent.join('\n')) return { verdict: 'passes' };
  if (sent.length > 1 && got.join('\n') === sent.join(', ')) return { verdict: 'joins' };
  return { verdict: got.every((value) => sent.includes(value)) ? 'drops' : 'overwrites' };
}

/** At once, after a challenge, never, or nothing was sent at all. */
function judgeTiming(requests: Messages): Finding {
  const at = requests.findIndex(hasCredentials);
  if (requests.length === 0) return { verdict: 'refuses' };
  return { verdict: at === 0 ? 'passes' : at > 0 ? 'waits' : 'drops' };
}

function judgeRedirect(messages: Messages, column: string): Finding {
  if (column === 'first') return judgeTiming(requestsFor(messages, column, 1));
  const after = requestsFor(messages, `end/${column}`, 1);
  if (after.length === 0) return { verdict: 'refuses' };
  if (!after.some(hasCredentials)) return { verdict: 'drops' };
  return { verdict: column === 'same' ? 'passes' : 'leaks' };
}

const OWN = 'Bearer example-token';

function judgeSaved(messages: Messages, column: string): Finding {
  const requests = requestsFor(messages, column, 1);
  if (column === 'url') return judgeTiming(requests);
  const sent = requests.flatMap((request) => valuesOf(request, 'authorization'));
  if (sent.length === 0) return { verdict: 'drops' };
  if (column === 'netrc') return { verdict: requests.findIndex(hasCredentials) === 0 ? 'adds' : 'waits' };
  return { verdict: sent.every((value) => value === OWN) ? 'passes' : 'overwrites' };
}

/** What a recording shows for a column of a table; null where the recording does not ask. */
export function judgePassing(table: PassingTable, column: string, messages: Messages): Finding | null {
  if (table === 'servers') return judgeServer(messages, column);
  return table === 'redirects' ? judgeRedirect(messages, column) : judgeSaved(messages, column);
}
