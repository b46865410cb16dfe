import type { RawMessage } from '../src/wire/recording.ts';
import { bodyRules, cookieRules, fieldRules, logRules, opaqueToken } from './varying.ts';

/** What stands in the files of a proof, and what stood there during this run. */
export interface RunNames {
  /** Folders of this run -> the paths that they took the place of: `/srv/site`, `/etc/nginx`. */
  readonly folders: ReadonlyMap<string, string>;
  /** Ports of the run -> ports as they stand in the files. */
  readonly ports: ReadonlyMap<number, number>;
}

const HEAD_END = '\r\n\r\n'.length;

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
    let result = this.#restore(line);
    for (const { value, fixed } of logRules) {
      result = typeof fixed === 'string' ? result.replace(value, fixed) : result.replace(value, fixed);
    }
    return result;
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
