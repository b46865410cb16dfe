import { chmod, readFile, writeFile } from 'node:fs/promises';
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

const LISTEN = /\blisten\s+(\d+)(\s+ssl)?(?=[\s;])/g;

function mainConfiguration(work: string, siteFile: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${work}/${name};`,
  );
  return `daemon off;
${isRoot ? `user ${serverUser};\n` : ''}worker_processes 1;
pid ${work}/nginx.pid;
error_log ${work}/error.log error;
events { worker_connections 64; }
http {
  include /etc/nginx/mime.types;
  default_type text/plain;
  access_log off;
  # A redirect names the port of the Host header, as on port 80.
  port_in_redirect off;
${temporary.join('\n')}
  include ${siteFile};
}
`;
}

const usesFpm = (text: string): boolean => text.includes(fpmSocket);

/** nginx with one file of server blocks, with PHP-FPM when the file asks for it. */
class Nginx implements Program {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async start(site: Site): Promise<Service> {
    const program = await findProgram('nginx');
    if (program === null) throw new SetupError('nginx is not installed');
    const source = await readFile(join(site.folder, this.#file), 'utf8');
    const fpm = usesFpm(source) ? await startFpm(site.work) : null;
    const siteFile = join(site.work, 'site.conf');
    const text = source
      .replaceAll(fpmSocket, fpm?.socket ?? fpmSocket)
      .replace(LISTEN, (_, port, ssl = '') => `listen 127.0.0.1:${site.listen.get(Number(port))}${ssl}`)
      .replaceAll('/etc/ssl/example.com.pem', site.certificate?.certFile ?? '')
      .replaceAll('/etc/ssl/example.com.key', site.certificate?.keyFile ?? '');
    await writeFile(siteFile, text);
    const main = join(site.work, 'nginx.conf');
    await writeFile(main, mainConfiguration(site.work, siteFile));
    await chmod(site.work, 0o755);
    const output = join(site.work, 'output.log');
    const daemon = await Daemon.start(program, ['-p', site.work, '-e', output, '-c', main], {
      cwd: site.folder,
      env: plainEnvironment(),
      output,
    });
    const stop = async (): Promise<void> => {
      await Promise.all([daemon.stop(), fpm?.stop()]);
    };
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await stop();
      throw new SetupError(`nginx: ${String(error)}\n${await readFile(output, 'utf8')}`);
    }
    return { log: () => readFile(join(site.work, 'error.log'), 'latin1'), stop };
  }
}

/** nginx in front: `file` is `site.conf`, or `proxy.conf` where nginx stands before another program. */
export function nginxKind(file: string): ProgramKind {
  return {
    title: 'nginx',
    configurationFolder: '/etc/nginx',
    async missing(files) {
      const missing = (await findProgram('nginx')) === null ? ['nginx-light'] : [];
      const tls = portsIn(files.get(file) ?? '', LISTEN).some((port) => port.tls);
      if (tls && (await findProgram('openssl')) === null) missing.push('openssl');
      if (usesFpm(files.get(file) ?? '') && (await findFpm()) === null) missing.push('php-fpm');
      return missing;
    },
    async version(files) {
      const name = `nginx ${await versionFrom('nginx', ['-v'], /nginx\/([\d.]+)/)}`;
      return usesFpm(files.get(file) ?? '') ? `${name}, ${await fpmVersion()}` : name;
    },
    ports: (files) => portsIn(files.get(file) ?? '', LISTEN),
    create: () => new Nginx(file),
  };
}
