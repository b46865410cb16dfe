import { SetupError } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { runToEnd } from '../processes.ts';
import { nodeEnvironment } from '../programs/node.ts';
import { pythonEnvironment } from '../programs/python.ts';
import { chromiumEnvironment } from './chromium.ts';

/** Where the client finds the recorders of hop 1, when it is led by options. */
export interface ClientDoors {
  plain: number | null;
  tls: number | null;
  readonly certificate: Certificate | null;
}

/**
 * A curl that behaves as typed, with every host and port leading to the recorders. When it speaks to a
 * proxy (`-x`), the address of the proxy was rewritten and everything else is the proxy's affair.
 */
function curlPreamble({ plain, tls, certificate }: ClientDoors, script: string): string {
  const options = ['-q', '-sS'];
  if (/\s-x\s/.test(script)) return `curl() { command curl ${options.join(' ')} "$@"; }\n`;
  if (certificate !== null) options.push(`--cacert ${certificate.certFile}`);
  if (tls !== null) options.push(`--connect-to :443:127.0.0.1:${tls}`);
  if (plain !== null) options.push(`--connect-to ::127.0.0.1:${plain}`);
  return `curl() { command curl ${options.join(' ')} "$@"; }\n`;
}

// The redirects never end: a fault that a proof may be about.
const EXPECTED = /^curl: \(47\) .*\n/gm;

interface Sending {
  /** The state's folder: the working folder and the home of whoever types. */
  readonly folder: string;
  readonly script: string;
  readonly clock: string;
}

/**
 * Runs a request of curl commands through the recorders of hop 1. Throws {@link SetupError} when a command
 * could not be run: when it wrote to its error output.
 */
export async function sendByOptions({ folder, script, clock }: Sending, doors: ClientDoors): Promise<void> {
  const { code, stdout, stderr } = await runToEnd('bash', ['-uc', curlPreamble(doors, script) + script], {
    cwd: folder,
    env: nodeEnvironment(clock, { ...pythonEnvironment(clock), HOME: folder }),
  });
  const complaint = stderr.replace(EXPECTED, '');
  if (complaint !== '' || code >= 126) {
    throw new SetupError(`request.sh ended with ${code}\n${stdout}${complaint}`);
  }
}

/** Environment in which every client trusts the certificate of the run. */
function trust(certificate: Certificate | null): NodeJS.ProcessEnv {
  if (certificate === null) return {};
  const file = certificate.certFile;
  return {
    CURL_CA_BUNDLE: file,
    GIT_SSL_CAINFO: file,
    NODE_EXTRA_CA_CERTS: file,
    REQUESTS_CA_BUNDLE: file,
    SSL_CERT_FILE: file,
    npm_config_cafile: file,
  };
}

// HTTPie would send what it reads from a standard input that is no terminal, npm would look for a newer npm.
const PREAMBLE = `curl() { command curl -q -sS "$@"; }
http() { command http --ignore-stdin "$@"; }
npm() { command npm --no-update-notifier "$@"; }
`;
// A browser leaves the process group; no process leaves a namespace that ends.
const NAMESPACES = ['-m', '--propagation', 'private', '-p', '-f', '--kill-child', '--mount-proc'];
const BIND = 'mount --bind "$1" /etc/hosts && exec bash -uc "$2"';

/**
 * Runs a request of any clients, for whom the `hosts` file names the hosts. They may fail, which is what a
 * proof is about, and what they print is given back. Throws {@link SetupError} when one does not exist.
 */
export async function sendByNames(
  { folder, script, clock, texts }: Sending & { readonly texts: ReadonlyMap<string, string> },
  hosts: string,
  certificate: Certificate | null,
): Promise<string> {
  const args = [...NAMESPACES, 'bash', '-c', BIND, 'bash', hosts, PREAMBLE + script];
  const { code, stdout, stderr } = await runToEnd('unshare', args, {
    cwd: folder,
    env: chromiumEnvironment(
      texts,
      nodeEnvironment(clock, { ...pythonEnvironment(clock), HOME: folder, ...trust(certificate) }),
    ),
    timeout: 120_000,
  });
  const printed = Buffer.from(stdout, 'latin1').toString('utf8') + stderr;
  if (code === 126 || code === 127 || code === 137) {
    throw new SetupError(`request.sh ended with ${code}\n${printed}`);
  }
  return printed;
}
