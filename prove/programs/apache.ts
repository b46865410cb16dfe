import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import { findFpm, fpmSocket, fpmVersion, startFpm } from './php-fpm.ts';
import {
  findProgram,
  firstAddress,
  isRoot,
  type Program,
  type ProgramKind,
  plainEnvironment,
  portsIn,
  type Service,
  type Site,
  serverUser,
  versionFrom,
} from './program.ts';

const PROGRAM = 'apache2';
const VHOST = /<VirtualHost \*:(\d+)>/g;
const MODULE_FOLDER = '/usr/lib/apache2/modules';
const WSGI = join(MODULE_FOLDER, 'mod_wsgi.so');
const MODSECURITY = join(MODULE_FOLDER, 'mod_security2.so');

// What Debian enables by default, and what the proofs need beyond it.
const modules = [
  'mpm_event',
  ...['authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user', 'authz_groupfile'],
  ...['auth_basic', 'auth_digest', 'alias', 'dir', 'mime', 'env', 'setenvif', 'headers', 'rewrite'],
  ...['actions', 'cgid', 'proxy', 'proxy_http', 'proxy_fcgi'],
];

const usesFpm = (text: string): boolean => text.includes(fpmSocket);
const usesWsgi = (text: string): boolean => /^\s*WSGI\w+/m.test(text);
const usesModSecurity = (text: string): boolean => /^\s*SecRuleEngine\b/m.test(text);

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function mainConfiguration(site: Site, text: string, siteFile: string): string {
  const used = [...modules];
  if (usesWsgi(text)) used.push('wsgi');
  if (usesModSecurity(text)) used.push('unique_id', 'security2');
  return `ServerRoot ${site.work}
DefaultRuntimeDir ${site.work}
PidFile ${site.work}/apache.pid
ErrorLog ${site.work}/error.log
LogLevel warn
ServerName example.com
ServerTokens OS
ServerSignature On
${isRoot ? `User ${serverUser}\nGroup ${serverUser}\n` : ''}
${used.map((name) => `LoadModule ${name}_module ${MODULE_FOLDER}/mod_${name}.so`).join('\n')}
${[...site.listen.values()].map((port) => `Listen 127.0.0.1:${port}`).join('\n')}
ScriptSock ${site.work}/cgid.sock
TypesConfig /etc/mime.types
DirectoryIndex index.html index.php
StartServers 1
ThreadsPerChild 8
MaxRequestWorkers 8
MinSpareThreads 1
MaxSpareThreads 8
<Directory />
  AllowOverride None
  Require all denied
</Directory>
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
Include ${siteFile}
`;
}

/** Apache with one file of virtual hosts, with PHP-FPM or mod_wsgi when the file asks for them. */
class Apache implements Program {
  async start(site: Site): Promise<Service> {
    const program = await findProgram(PROGRAM);
    if (program === null) throw new SetupError('Apache is not installed');
    const source = await readFile(join(site.folder, 'site.conf'), 'utf8');
    const fpm = usesFpm(source) ? await startFpm(site.work) : null;
    const siteFile = join(site.work, 'site.conf');
    const text = source
      .replaceAll(fpmSocket, fpm?.socket ?? fpmSocket)
      .replace(VHOST, (_, port) => `<VirtualHost 127.0.0.1:${site.listen.get(Number(port))}>`);
    await writeFile(siteFile, text);
    const main = join(site.work, 'apache.conf');
    await writeFile(main, mainConfiguration(site, source, siteFile));
    const output = join(site.work, 'output.log');
    const daemon = await Daemon.start(program, ['-DFOREGROUND', '-f', main], {
      cwd: site.folder,
      env: plainEnvironment(),
      output,
    });
    const stop = async (): Promise<void> => {
      // With mod_wsgi a child may not heed TERM.
      await Promise.all([daemon.stop(1_000), fpm?.stop()]);
    };
    const log = (): Promise<string> => readFile(join(site.work, 'error.log'), 'latin1').catch(() => '');
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await stop();
      throw new SetupError(`Apache: ${String(error)}\n${await readFile(output, 'utf8')}${await log()}`);
    }
    return { log: async () => (await log()).replace(/^.*:notice\] .*\n/gm, ''), stop };
  }
}

export const apacheKind: ProgramKind = {
  title: 'Apache',
  configurationFolder: '/etc/apache2',
  async missing(files) {
    const text = files.get('site.conf') ?? '';
    const missing: string[] = [];
    if ((await findProgram(PROGRAM)) === null) missing.push('apache2');
    if (usesFpm(text) && (await findFpm()) === null) missing.push('php-fpm');
    if (usesWsgi(text) && !(await exists(WSGI))) missing.push('libapache2-mod-wsgi-py3');
    if (usesModSecurity(text) && !(await exists(MODSECURITY))) missing.push('libapache2-mod-security2');
    return missing;
  },
  async version(files) {
    const names = [`Apache ${await versionFrom(PROGRAM, ['-v'], /Apache\/([\d.]+)/)}`];
    const text = files.get('site.conf') ?? '';
    if (usesFpm(text)) names.push(await fpmVersion());
    if (usesWsgi(text)) {
      names.push(`Python ${await versionFrom('/usr/bin/python3', ['--version'], /^Python ([\d.]+)/)}`);
    }
    if (usesModSecurity(text)) {
      const named = ['-ao', 'ModSecurity for Apache/[0-9.]*', MODSECURITY];
      names.push(`ModSecurity ${await versionFrom('grep', named, /Apache\/([\d.]+)/)}`);
    }
    return names.join(', ');
  },
  ports: (files) => portsIn(files.get('site.conf') ?? '', VHOST),
  create: () => new Apache(),
};
