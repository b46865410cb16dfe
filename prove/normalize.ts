import type { RawMessage } from '../src/wire/recording.ts';

/** What stands in the files of a proof, and what stood there during this run. */
export interface RunNames {
  /** The folder that took the place of `/srv/site`. */
  readonly folder: string;
  /** Ports of the run -> ports as they stand in the files. */
  readonly ports: ReadonlyMap<number, number>;
}

interface FieldRule {
  /** Name for the `normalized:` line. */
  readonly field: string;
  readonly header: RegExp;
  readonly value: RegExp;
  readonly fixed: string;
}

const session = '0401example0401example0401exampl';

/** The one list of what may differ from run to run, by field. */
const fieldRules: readonly FieldRule[] = [
  { field: 'Date', header: /^date$/i, value: /^.*$/, fixed: 'Tue, 24 Nov 2026 12:00:00 GMT' },
  {
    field: 'session cookie',
    header: /^(set-)?cookie$/i,
    value: /\bconnect\.sid=s%3A[\w-]{32}\.[\w%]+/g,
    fixed: `connect.sid=s%3A${session}.signature`,
  },
  {
    field: 'session cookie',
    header: /^(set-)?cookie$/i,
    value: /\bPHPSESSID=[a-z0-9,-]{22,}/g,
    fixed: `PHPSESSID=${session}`,
  },
  {
    field: 'nonce',
    header: /^(www-authenticate|authorization|authentication-info)$/i,
    value: /\b(c?nonce)="[^"]+"/g,
    fixed: '$1="0401example0401example"',
  },
  {
    field: 'digest response',
    header: /^(authorization|authentication-info)$/i,
    value: /\b(response|rspauth)="[0-9a-f]+"/g,
    fixed: '$1="0401040104010401040104010401040104"',
  },
];

/** `127.0.0.1:20123` back to `127.0.0.1:3000`, and the temporary folder back to `/srv/site`. */
function restoreNames(text: string, names: RunNames): string {
  return text
    .replaceAll(names.folder, '/srv/site')
    .replace(/\b127\.0\.0\.1:(\d{4,5})\b/g, (address, port: string) => {
      const declared = names.ports.get(Number(port));
      return declared === undefined ? address : `127.0.0.1:${declared}`;
    });
}

/** Replaces what differs from run to run in one message; adds the names of the fields to `touched`. */
export function normalizeMessage(message: RawMessage, names: RunNames, touched: Set<string>): RawMessage {
  const headEnd = message.bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return message;
  const [startLine = '', ...lines] = message.bytes.slice(0, headEnd).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const gap = /^[ \t]*/.exec(line.slice(colon + 1))?.[0] ?? '';
    let value = line.slice(colon + 1 + gap.length);
    const restored = restoreNames(value, names);
    if (restored !== value) touched.add('port');
    value = restored;
    for (const rule of fieldRules) {
      if (!rule.header.test(name) || value.search(rule.value) < 0) continue;
      value = value.replace(rule.value, rule.fixed);
      touched.add(rule.field);
    }
    return `${name}:${gap}${value}`;
  });
  return { ...message, bytes: [startLine, ...headers].join('\r\n') + message.bytes.slice(headEnd) };
}

/** The name or port of this run that a message still holds, or null: such a recording would not repeat. */
export function leftover(message: RawMessage, names: RunNames): string | null {
  const wanted = [names.folder, ...[...names.ports.keys()].map((port) => `127.0.0.1:${port}`)];
  return wanted.find((text) => message.bytes.includes(text)) ?? null;
}

/** Log lines with fixed time, process and thread numbers, connection numbers and client ports. */
export function normalizeLog(line: string, names: RunNames): string {
  return restoreNames(line, names)
    .replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d (\[\w+\]) \d+#\d+: \*\d+/, '2026/11/24 12:00:00 $1 1#1: *1')
    .replace(/^\[\w{3} \w{3} \d\d [\d:.]+ \d{4}\]/, '[Tue Nov 24 12:00:00.000000 2026]')
    .replace(/\[pid \d+(:tid \d+)?\]/, (_, tid?: string) => (tid === undefined ? '[pid 1]' : '[pid 1:tid 1]'))
    .replace(/\[(client|remote) 127\.0\.0\.1:\d+\]/, '[$1 127.0.0.1:50000]');
}

const VERSION = /\b(nginx|Apache|PHP|mod_wsgi|Python|curl|squid|OpenSSL)\/\d+(\.\d+)*[\w.-]*/g;

/**
 * For comparing runs on different versions: versions of programs inside messages give way to `x`, and the
 * Content-Length of a message whose body held one is left out.
 */
export function withoutVersions(bytes: string): string {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const body = bytes.slice(headEnd);
  const plain = body.replace(VERSION, '$1/x');
  const head = bytes.slice(0, headEnd).replace(VERSION, '$1/x');
  return (plain === body ? head : head.replace(/\r\ncontent-length: \d+/i, '')) + plain;
}
