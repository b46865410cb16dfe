import { apacheKind } from './apache.ts';
import { caddyKind } from './caddy.ts';
import { gitKind } from './git.ts';
import { haproxyKind } from './haproxy.ts';
import { lighttpdKind } from './lighttpd.ts';
import { nginxKind } from './nginx.ts';
import { nodeKind, nodeServers } from './node.ts';
import { oidcKind, providerFile } from './oidc.ts';
import type { ProgramKind } from './program.ts';
import { pythonKind } from './python.ts';
import { registryKind } from './registry.ts';
import { squidKind } from './squid.ts';
import { tomcatKind } from './tomcat.ts';
import { varnishKind } from './varnish.ts';
import { verdaccioKind } from './verdaccio.ts';
import { wordpressKind } from './wordpress.ts';

/** A program of a proof, with the name under which it stands in the recording. */
export interface Part {
  readonly name: string;
  readonly kind: ProgramKind;
  /** A Node or Python process, whose clock stands. */
  readonly usesClock: boolean;
  /** The one whose fault the proof shows. Its version comes first, its log is recorded. */
  readonly main: boolean;
  /** The one that the client talks to. */
  readonly entry: boolean;
}

const mains: Readonly<Record<string, ProgramKind>> = {
  nginx: nginxKind('site.conf'),
  apache: apacheKind,
  node: nodeKind('server.mjs'),
  oidc: oidcKind,
  python: pythonKind,
  squid: squidKind,
  caddy: caddyKind,
  haproxy: haproxyKind,
  lighttpd: lighttpdKind,
  varnish: varnishKind,
  tomcat: tomcatKind,
  registry: registryKind,
  verdaccio: verdaccioKind,
  git: gitKind,
  wordpress: wordpressKind,
};

// Their processes are told the time.
const clocked: readonly string[] = ['node', 'oidc', 'python'];

/** Names of the programs that a proof's folder may be named after. */
export const programNames: readonly string[] = Object.keys(mains);

/**
 * The programs that the files of a state ask for, in the order in which they are started: other Node servers
 * (`upstream.mjs` is "upstream"), the program of the folder, nginx before it (`proxy.conf`).
 * Null when the folder is named after no known program.
 */
export function partsOf(folder: string, files: ReadonlyMap<string, string>): Part[] | null {
  const name = folder.split('-')[0] ?? folder;
  const kind = mains[name];
  if (kind === undefined) return null;
  const parts: Part[] = nodeServers(files)
    .filter((file) => file !== 'server.mjs' && !(name === 'oidc' && file === providerFile))
    .map((file) => ({
      name: file.replace('.mjs', ''),
      kind: nodeKind(file),
      usesClock: true,
      main: false,
      entry: false,
    }));
  const proxied = files.has('proxy.conf');
  parts.push({ name, kind, usesClock: clocked.includes(name), main: true, entry: !proxied });
  if (proxied) {
    parts.push({ name: 'nginx', kind: nginxKind('proxy.conf'), usesClock: false, main: false, entry: true });
  }
  return parts;
}
