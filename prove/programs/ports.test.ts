import { expect, test } from 'vitest';
import { Normalizer } from '../normalize.ts';
import { caddyKind } from './caddy.ts';
import { haproxyKind } from './haproxy.ts';
import { lighttpdKind } from './lighttpd.ts';
import type { ProgramKind } from './program.ts';
import { varnishKind } from './varnish.ts';

const portsOf = (kind: ProgramKind, file: string, text: string): number[] =>
  kind.ports(new Map([[file, text]])).map(({ port }) => port);

test('Caddy: the sites name the ports, 80 where none is written; snippets and upstreams do not', () => {
  const text = `(common) {
	header X-Test 1
}

http://example.com, http://www.example.com {
	reverse_proxy 127.0.0.1:3000
}

http://example.com:8080 {
}

:8081 {
}
`;
  expect(portsOf(caddyKind, 'Caddyfile', text)).toEqual([80, 8080, 8081]);
});

test('HAProxy: only bind lines', () => {
  const text = 'frontend web\n    bind :80\n    bind *:8080\nbackend app\n    server app1 127.0.0.1:3000\n';
  expect(portsOf(haproxyKind, 'haproxy.cfg', text)).toEqual([80, 8080]);
});

test('lighttpd by server.port, Varnish always on 80', () => {
  expect(portsOf(lighttpdKind, 'lighttpd.conf', 'server.port = 8080\n')).toEqual([8080]);
  expect(portsOf(varnishKind, 'default.vcl', 'vcl 4.1;\n')).toEqual([80]);
});

const normalizer = new Normalizer({ folders: new Map(), ports: new Map() });

test('a log line of HAProxy keeps what it says about the answer', () => {
  const line = (head: string, timers: string, counts: string): string =>
    `127.0.0.1:${head}] web web/<NOSRV> ${timers} 401 250 - - LR-- ${counts} "GET / HTTP/1.1"`;
  expect(normalizer.log(line('41234 [25/Nov/2026:13:14:15.678', '3/-1/-1/-1/12', '2/2/0/0/0 1/0'))).toBe(
    line('50000 [24/Nov/2026:12:00:00.000', '0/-1/-1/-1/0', '1/1/0/0/0 0/0'),
  );
});

test('a log line of lighttpd loses its time and its line number', () => {
  expect(normalizer.log("2026-11-25 13:14:15: (mod_auth.c.850) password doesn't match for /")).toBe(
    "2026-11-24 12:00:00: (mod_auth.c.1) password doesn't match for /",
  );
});

test('a log line of Caddy loses its time', () => {
  expect(
    normalizer.log('{"level":"error","ts":1795527183.9744833,"msg":"auth provider returned error"}'),
  ).toBe('{"level":"error","ts":1795521600,"msg":"auth provider returned error"}');
});
