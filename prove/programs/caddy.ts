import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startInForeground } from './foreground.ts';
import {
  type DeclaredPort,
  findProgram,
  type Program,
  type ProgramKind,
  type Service,
  type Site,
  versionFrom,
} from './program.ts';

// Lines like `http://example.com, http://www.example.com {` and `:8080 {`.
const SITES = /^(?:http:\/\/|:\d)[^{\n]*(?=\{$)/gm;
const ADDRESS = /(http:\/\/[^\s,:]+)?(?::(\d+))?/y;

interface SiteAddress {
  readonly host: string;
  readonly port: number;
}

function readAddress(text: string): SiteAddress {
  ADDRESS.lastIndex = 0;
  const [, host = '', port = '80'] = ADDRESS.exec(text) ?? [];
  return { host, port: Number(port) };
}

function addressesIn(line: string): SiteAddress[] {
  return line
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map(readAddress);
}

function declaredPorts(text: string): DeclaredPort[] {
  const ports = new Set([...text.matchAll(SITES)].flatMap(([line]) => addressesIn(line)).map((a) => a.port));
  return [...ports].map((port) => ({ port, tls: false }));
}

function configuration(site: Site, source: string): string {
  const sites = source.replace(SITES, (line) => {
    const here = addressesIn(line).map(({ host, port }) => `${host}:${site.listen.get(port)}`);
    return `${here.join(', ')} `;
  });
  return `{
	admin off
	auto_https off
	default_bind 127.0.0.1
	storage file_system ${site.work}/storage
	log {
		output file ${site.work}/error.log
		level ERROR
	}
}
${sites}`;
}

/** Caddy with the proof's `Caddyfile`, over plain HTTP. */
class Caddy implements Program {
  async start(site: Site): Promise<Service> {
    const main = join(site.work, 'Caddyfile');
    await writeFile(main, configuration(site, await readFile(join(site.folder, 'Caddyfile'), 'utf8')));
    const homes = { HOME: site.work, XDG_CONFIG_HOME: site.work, XDG_DATA_HOME: site.work };
    const args = ['run', '--config', main, '--adapter', 'caddyfile'];
    const { daemon } = await startInForeground('Caddy', 'caddy', args, site, homes);
    return {
      // There is no file before the first line.
      log: () => readFile(join(site.work, 'error.log'), 'latin1').catch(() => ''),
      stop: () => daemon.stop(),
    };
  }
}

export const caddyKind: ProgramKind = {
  title: 'Caddy',
  configurationFolder: '/etc/caddy',
  missing: async () => ((await findProgram('caddy')) === null ? ['caddy'] : []),
  version: async () => `Caddy ${await versionFrom('caddy', ['version'], /^v?([\d.]+)/)}`,
  ports: (files) => declaredPorts(files.get('Caddyfile') ?? ''),
  create: () => new Caddy(),
};
