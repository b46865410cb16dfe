import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startInForeground } from './foreground.ts';
import {
  findProgram,
  isRoot,
  type Program,
  type ProgramKind,
  portsIn,
  type Service,
  type Site,
  serverUser,
  versionFrom,
} from './program.ts';

const PORT = /^server\.port\s*=\s*(\d+)/gm;

function configuration(site: Site, source: string): string {
  const text = source.replace(PORT, (_, port) => `server.port = ${site.listen.get(Number(port))}`);
  return `${text}
server.bind = "127.0.0.1"
server.errorlog = "${site.work}/error.log"
etag.use-inode = "disable"
${isRoot ? `server.username = "${serverUser}"\nserver.groupname = "${serverUser}"\n` : ''}
index-file.names = ( "index.html" )
mimetype.assign = ( ".html" => "text/html", ".txt" => "text/plain", "" => "text/plain" )
`;
}

/** lighttpd with the proof's `lighttpd.conf`. */
class Lighttpd implements Program {
  async start(site: Site): Promise<Service> {
    const main = join(site.work, 'lighttpd.conf');
    await writeFile(main, configuration(site, await readFile(join(site.folder, 'lighttpd.conf'), 'utf8')));
    // Started by root, lighttpd opens its log as the user that it works as.
    await chmod(site.work, 0o777);
    const { daemon } = await startInForeground('lighttpd', 'lighttpd', ['-D', '-f', main], site);
    return {
      async log() {
        // It listens before it opens its log.
        const lines = await readFile(join(site.work, 'error.log'), 'latin1').catch(() => '');
        return lines.replace(/^.*\bserver started\b.*\n/gm, '');
      },
      stop: () => daemon.stop(),
    };
  }
}

export const lighttpdKind: ProgramKind = {
  title: 'lighttpd',
  configurationFolder: '/etc/lighttpd',
  missing: async () => ((await findProgram('lighttpd')) === null ? ['lighttpd'] : []),
  version: async () => `lighttpd ${await versionFrom('lighttpd', ['-v'], /lighttpd\/([\d.]+)/)}`,
  ports: (files) => portsIn(files.get('lighttpd.conf') ?? '', PORT),
  create: () => new Lighttpd(),
};
