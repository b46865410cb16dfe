import type { RawMessage } from '../src/wire/recording.ts';

/** What stands in the files of a proof, and what stood there during this run. */
export interface RunNames {
  /** Folders of this run -> the paths that they took the place of: `/srv/site`, `/etc/nginx`. */
  readonly folders: ReadonlyMap<string, string>;
  /** Ports of the run -> ports as they stand in the files. */
  readonly ports: ReadonlyMap<number, number>;
}

const UUID = '04010401-0401-4401-8401-040104010401';

/** A value of a header field that differs from run to run. */
interface FieldRule {
  /** Name for the `normalized:` line. */
  readonly field: string;
  readonly header: RegExp;
  readonly value: RegExp;
  readonly fixed: string;
}

const fieldRules: readonly FieldRule[] = [
  { field: 'Date', header: /^date$/i, value: /^.*$/, fixed: 'Tue, 24 Nov 2026 12:00:00 GMT' },
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
  // Varnish numbers its transactions.
  { field: 'X-Varnish', header: /^x-varnish$/i, value: /\b\d+\b/g, fixed: '32770' },
];

/** Random values that servers hand out in Set-Cookie, and what stands for the n-th of them. */
const cookieRules: readonly { readonly value: RegExp; readonly fixed: (n: number) => string }[] = [
  { value: /^connect\.sid=(s%3A[\w-]{32}\.[\w%]+)/, fixed: (n) => `s%3Aexample-session-${n}.signature` },
  { value: /^session=([0-9a-f]{32})(?=;|$)/, fixed: (n) => `${n}`.padStart(4, '0').repeat(8) },
  { value: /^PHPSESSID=([a-z0-9,-]{22,})/, fixed: (n) => `examplesession${n}`.padEnd(26, '0') },
];

/** Random tokens that an OpenID provider hands out in JSON, by the name of their member. */
const opaqueToken = /"(access_token|refresh_token)":"([\w-]{43})"/g;

/** Text in bodies that differs from run to run; of the same length, so that Content-Length stays true. */
const bodyRules: readonly { readonly field: string; readonly value: RegExp; readonly fixed: string }[] = [
  {
    field: 'time in the error page',
    value: /(?<=Generated )\w{3}, \d\d \w{3} \d{4} [\d:]{8}(?= GMT by )/g,
    fixed: 'Tue, 24 Nov 2026 12:00:00',
  },
];

const HEAD_END = '\r\n\r\n'.length;

// Client, time, "frontend backend/server", timers, "status bytes - - state", connection counts.
const HAPROXY_LINE =
  /^127\.0\.0\.1:\d+ \[[\w/:.]+\] (\S+ \S+) ([-\d]+(?:\/[-\d]+){4}) (\d+ \d+ \S+ \S+ \S{4}) [\d/+]+ [\d/]+/;

// -1 says that it never came to that, any other number how many milliseconds it took.
const haproxyLine = (_: string, names: string, timers: string, answer: string): string =>
  `127.0.0.1:50000 [24/Nov/2026:12:00:00.000] ${names} ${timers.replace(/(?<![-\d])\d+/g, '0')} ${answer} 1/1/0/0/0 0/0`;

/** Replaces what differs from run to run by fixed texts of the same form; serves the messages of one run. */
export class Normalizer {
  readonly #names: RunNames;
  readonly #touched = new Set<string>();
  readonly #cookies = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  constructor(names: RunNames) {
    this.#names = names;
  }

  /** Names of the fields replaced so far, sorted. */
  get touched(): string[] {
    return [...this.#touched].sort();
  }

  /** Messages must come in the order in which they happened: a cookie is known from its Set-Cookie on. */
  message(message: RawMessage): RawMessage {
    const headEnd = message.bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) return message;
    this.#learnTokens(message.bytes.slice(headEnd));
    const [startLine = '', ...lines] = this.#knownTokens(message.bytes.slice(0, headEnd)).split('\r\n');
    const headers = lines.map((line) => this.#field(line));
    const body = this.#chunks(lines, message.bytes.slice(headEnd));
    return { ...message, bytes: [startLine, ...headers].join('\r\n') + this.#body(body) };
  }

  /** A log line with fixed time, numbers of processes, threads, connections and source lines, client ports. */
  log(line: string): string {
    return this.#restore(line)
      .replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d (\[\w+\]) \d+#\d+: \*\d+/, '2026/11/24 12:00:00 $1 1#1: *1')
      .replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: \((\w+\.c)\.\d+\)/, '2026-11-24 12:00:00: ($1.1)')
      .replace(HAPROXY_LINE, haproxyLine)
      .replace(/(?<="ts":)\d+(\.\d+)?/, '1795521600')
      .replace(/^\[\w{3} \w{3} \d\d [\d:.]+ \d{4}\]/, '[Tue Nov 24 12:00:00.000000 2026]')
      .replace(/^(INFO: +127\.0\.0\.1:)\d+(?= - ")/, '$150000')
      .replace(/\[pid \d+:tid \d+\]/, '[pid 1:tid 1]')
      .replace(/^time="[\d-]+T[\d:.]+Z" /, 'time="2026-11-24T12:00:00Z" ')
      .replace(/(?<= http\.request\.id=)[\da-f-]{36}/, UUID)
      .replace(/(?<= http\.request\.remoteaddr="127\.0\.0\.1:)\d+/, '50000')
      .replace(/\[unique_id "[\w@-]+"\]/, '[unique_id "0401example0401example04010"]')
      .replace(/\[(client|remote) 127\.0\.0\.1:\d+\]/, '[$1 127.0.0.1:50000]');
  }

  /** A name or port of this run that a message still holds, or null: such a recording would not repeat. */
  leftover(message: RawMessage): string | null {
    const { folders, ports } = this.#names;
    const wanted = [...folders.keys(), ...[...ports.keys()].map((port) => `127.0.0.1:${port}`)];
    return wanted.find((text) => message.bytes.includes(text)) ?? null;
  }

  #field(line: string): string {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const start = colon + 1 + (/^[ \t]*/.exec(line.slice(colon + 1))?.[0].length ?? 0);
    const sent = line.slice(start);
    let value = this.#restore(sent);
    if (value !== sent) this.#touched.add('port');
    for (const rule of fieldRules) {
      if (!rule.header.test(name) || value.search(rule.value) < 0) continue;
      value = value.replace(rule.value, rule.fixed);
      this.#touched.add(rule.field);
    }
    if (/^set-cookie$/i.test(name)) this.#learnCookie(value);
    if (/^(set-)?cookie$/i.test(name)) {
      for (const [random, fixed] of this.#cookies) value = value.replaceAll(random, fixed);
    }
    return line.slice(0, start) + value;
  }

  #learnCookie(value: string): void {
    for (const rule of cookieRules) {
      const random = rule.value.exec(value)?.[1];
      if (random === undefined || this.#cookies.has(random)) continue;
      this.#cookies.set(random, rule.fixed(this.#cookies.size + 1));
      this.#touched.add('session cookie');
    }
  }

  /** What git's backend writes in pieces goes out in as many chunks as it happens to be read in: one here. */
  #chunks(headers: readonly string[], body: string): string {
    const has = (field: RegExp): boolean => headers.some((line) => field.test(line));
    if (!has(/^content-type: *application\/x-git-/i) || !has(/^transfer-encoding: *chunked$/i)) return body;
    let content = '';
    for (let at = HEAD_END; ; ) {
      const lineEnd = body.indexOf('\r\n', at);
      const size = Number.parseInt(body.slice(at, lineEnd), 16);
      if (lineEnd < 0 || !(size > 0)) break;
      content += body.slice(lineEnd + 2, lineEnd + 2 + size);
      at = lineEnd + 2 + size + 2;
    }
    this.#touched.add('chunks');
    return `\r\n\r\n${content.length.toString(16)}\r\n${content}\r\n0\r\n\r\n`;
  }

  #learnTokens(body: string): void {
    for (const [, name = '', random = ''] of body.matchAll(opaqueToken)) {
      if (this.#tokens.has(random)) continue;
      const number = [...this.#tokens.values()].filter((text) => text.includes(name.slice(0, 5))).length + 1;
      this.#tokens.set(random, `example-${name.replace('_', '-')}-${number}-`.padEnd(43, '0'));
      this.#touched.add('token');
    }
  }

  #knownTokens(text: string): string {
    let result = text;
    for (const [random, fixed] of this.#tokens) result = result.replaceAll(random, fixed);
    return result;
  }

  #body(body: string): string {
    let result = this.#knownTokens(body);
    for (const { field, value, fixed } of bodyRules) {
      if (result.search(value) < 0) continue;
      result = result.replace(value, fixed);
      this.#touched.add(field);
    }
    return result;
  }

  #restore(text: string): string {
    let result = text;
    for (const [folder, declared] of this.#names.folders) result = result.replaceAll(folder, declared);
    return result.replace(/\b(127\.0\.0\.1|proxy\.example\.com):(\d+)\b/g, (address, host, port) => {
      const declared = this.#names.ports.get(Number(port));
      return declared === undefined ? address : `${host}:${declared}`;
    });
  }
}
