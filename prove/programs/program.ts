import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Certificate } from '../certificate.ts';
import type { Address } from '../ports.ts';
import { runToEnd } from '../processes.ts';

/** What a program needs to know to serve one state of a proof. */
export interface Site {
  /** The state's files, already rewritten. */
  readonly folder: string;
  /** A folder of the program's own for configuration, logs and sockets. */
  readonly work: string;
  /** Ports as they stand in the files -> ports of this run to listen on. */
  readonly listen: ReadonlyMap<number, number>;
  /** ISO 8601 time at which the clock of Node and Python processes stands. */
  readonly clock: string;
  /** Null where no port speaks TLS. */
  readonly certificate: Certificate | null;
}

/** A program that answers. */
export interface Service {
  /**
   * Text of what it has logged so far. Where a request's line comes after its answer, it waits for the lines of
   * the `answered` requests.
   */
  log(answered: number): Promise<string>;
  stop(): Promise<void>;
}

/** A port as it stands in the files of a proof. */
export interface DeclaredPort {
  readonly port: number;
  readonly tls: boolean;
}

/** One class per real program; an instance serves one state of one proof and is used once. */
export interface Program {
  /** Starts in the foreground and resolves when it answers; throws SetupError when it cannot. */
  start(site: Site): Promise<Service>;
}

/** What is known of a program before it is started. */
export interface ProgramKind {
  /** Its name without a version; programs are counted by it. */
  readonly title: string;
  /** The name where it depends on the files: which framework they use. Takes the place of `title`. */
  titleOf?(files: ReadonlyMap<string, string>): string;
  /** Where Debian keeps the program's configuration: stands for its folder in messages and logs. */
  readonly configurationFolder: string;
  /** Set where it takes several times as long as others: its proofs are started first. */
  readonly slow?: true;
  /** Debian packages that are missing for the files given; empty when it can run. */
  missing(files: ReadonlyMap<string, string>): Promise<string[]>;
  /** Name and version, those of helpers after a comma: "Apache 2.4.71, PHP 8.2.36". */
  version(files: ReadonlyMap<string, string>): Promise<string>;
  /** Ports as they stand in the files; the client talks to the first, and to the first with TLS. */
  ports(files: ReadonlyMap<string, string>): DeclaredPort[];
  create(): Program;
}

// Debian's programs first: another Python in the user's PATH lacks Debian's modules.
const PATH = ['/usr/bin', '/usr/sbin', '/sbin', ...(process.env.PATH ?? '').split(delimiter)];

/** Full path of the first of `names` that is installed, or null. */
export async function findProgram(...names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    for (const folder of PATH) {
      const path = join(folder, name);
      const found = await access(path).then(
        () => true,
        () => false,
      );
      if (found) return path;
    }
  }
  return null;
}

const printed = new Map<string, Promise<string>>();

/**
 * The version that `pattern` finds in what a program prints about itself, or "unknown". A program is asked
 * once a run, however many proofs want to know.
 */
export async function versionFrom(
  program: string,
  args: readonly string[],
  pattern: RegExp,
): Promise<string> {
  const file = program.startsWith('/') ? program : ((await findProgram(program)) ?? program);
  const key = [file, ...args].join(' ');
  let output = printed.get(key);
  if (output === undefined) {
    output = runToEnd(file, args).then(({ stdout, stderr }) => stdout + stderr);
    printed.set(key, output);
  }
  const version = pattern.exec(await output)?.[1];
  // Asked again later: it may be installed meanwhile.
  if (version === undefined) printed.delete(key);
  return version ?? 'unknown';
}

export const isRoot = process.getuid?.() === 0;

/** The user that servers run as when they are started by root: Debian's. */
export const serverUser = 'www-data';

/** The first port of the run, where the service is awaited. */
export function firstAddress(site: Site): Address {
  for (const port of site.listen.values()) return { port };
  throw new Error('a site without a port');
}

/** The ports that `pattern` finds, each once: first group the port, second present with TLS. */
export function portsIn(text: string, pattern: RegExp): DeclaredPort[] {
  const ports = new Map<number, DeclaredPort>();
  for (const [, port, tls] of text.matchAll(pattern)) {
    ports.set(Number(port), { port: Number(port), tls: tls !== undefined });
  }
  return [...ports.values()];
}

/** Environment of everything that is started: no proxies, no locale, no settings of the user. */
export function plainEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { PATH: PATH.join(delimiter), LANG: 'C', TZ: 'UTC', ...more };
}
