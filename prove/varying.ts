// What differs from run to run, by where it stands, and the fixed text of the same form that takes its place.

const UUID = '04010401-0401-4401-8401-040104010401';

/** A value of a header field that differs from run to run. */
export interface FieldRule {
  /** Name for the `normalized:` line. */
  readonly field: string;
  readonly header: RegExp;
  readonly value: RegExp;
  readonly fixed: string;
}

/** Values of header fields. */
export const fieldRules: readonly FieldRule[] = [
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
export const cookieRules: readonly { readonly value: RegExp; readonly fixed: (n: number) => string }[] = [
  { value: /^connect\.sid=(s%3A[\w-]{32}\.[\w%]+)/, fixed: (n) => `s%3Aexample-session-${n}.signature` },
  { value: /^session=([0-9a-f]{32})(?=;|$)/, fixed: (n) => `${n}`.padStart(4, '0').repeat(8) },
  { value: /^PHPSESSID=([a-z0-9,-]{22,})/, fixed: (n) => `examplesession${n}`.padEnd(26, '0') },
];

/** Random tokens that an OpenID provider hands out in JSON, by the name of their member. */
export const opaqueToken = /"(access_token|refresh_token)":"([\w-]{43})"/g;

/** Text in bodies that differs from run to run; of the same length, so that Content-Length stays true. */
export const bodyRules: readonly {
  readonly field: string;
  readonly value: RegExp;
  readonly fixed: string;
}[] = [
  {
    field: 'time in the error page',
    value: /(?<=Generated )\w{3}, \d\d \w{3} \d{4} [\d:]{8}(?= GMT by )/g,
    fixed: 'Tue, 24 Nov 2026 12:00:00',
  },
];

// Client, time, "frontend backend/server", timers, "status bytes - - state", connection counts.
const HAPROXY_LINE =
  /^127\.0\.0\.1:\d+ \[[\w/:.]+\] (\S+ \S+) ([-\d]+(?:\/[-\d]+){4}) (\d+ \d+ \S+ \S+ \S{4}) [\d/+]+ [\d/]+/;

// -1 says that it never came to that, any other number how many milliseconds it took.
const haproxyLine = (_: string, names: string, timers: string, answer: string): string =>
  `127.0.0.1:50000 [24/Nov/2026:12:00:00.000] ${names} ${timers.replace(/(?<![-\d])\d+/g, '0')} ${answer} 1/1/0/0/0 0/0`;

/** Lines of logs: times, numbers of processes, threads, connections and source lines, client ports. */
export const logRules: readonly {
  readonly of: string;
  readonly value: RegExp;
  readonly fixed: string | typeof haproxyLine;
}[] = [
  {
    of: 'nginx',
    value: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d (\[\w+\]) \d+#\d+: \*\d+/,
    fixed: '2026/11/24 12:00:00 $1 1#1: *1',
  },
  { of: 'Apache', value: /^\[\w{3} \w{3} \d\d [\d:.]+ \d{4}\]/, fixed: '[Tue Nov 24 12:00:00.000000 2026]' },
  { of: 'Apache', value: /\[pid \d+:tid \d+\]/, fixed: '[pid 1:tid 1]' },
  { of: 'Apache', value: /\[(client|remote) 127\.0\.0\.1:\d+\]/, fixed: '[$1 127.0.0.1:50000]' },
  {
    of: 'ModSecurity',
    value: /\[unique_id "[\w@-]+"\]/,
    fixed: '[unique_id "0401example0401example04010"]',
  },
  {
    of: 'lighttpd',
    value: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: \((\w+\.c)\.\d+\)/,
    fixed: '2026-11-24 12:00:00: ($1.1)',
  },
  { of: 'HAProxy', value: HAPROXY_LINE, fixed: haproxyLine },
  { of: 'Caddy', value: /(?<="ts":)\d+(\.\d+)?/, fixed: '1795521600' },
  { of: 'Uvicorn', value: /^(INFO: +127\.0\.0\.1:)\d+(?= - ")/, fixed: '$150000' },
  { of: 'registry', value: /^time="[\d-]+T[\d:.]+Z" /, fixed: 'time="2026-11-24T12:00:00Z" ' },
  { of: 'registry', value: /(?<= http\.request\.id=)[\da-f-]{36}/, fixed: UUID },
  { of: 'registry', value: /(?<= http\.request\.remoteaddr="127\.0\.0\.1:)\d+/, fixed: '50000' },
];
