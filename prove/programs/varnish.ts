import { join } from 'node:path';
import { startInForeground } from './foreground.ts';
import {
  findProgram,
  firstAddress,
  type Program,
  type ProgramKind,
  type Service,
  type Site,
  versionFrom,
} from './program.ts';

/** Varnish with the proof's `default.vcl`, on port 80: what a VCL file does not say. */
class Varnish implements Program {
  async start(site: Site): Promise<Service> {
    const address = firstAddress(site);
    const port = 'port' in address ? address.port : 0;
    const args = ['-F', '-j', 'none', '-n', join(site.work, 'varnish'), '-T', 'none'];
    args.push('-a', `127.0.0.1:${port}`, '-f', join(site.folder, 'default.vcl'), '-s', 'malloc,8m');
    args.push('-p', 'thread_pools=1', '-p', 'thread_pool_min=5', '-p', 'thread_pool_max=10');
    const { daemon } = await startInForeground('Varnish', 'varnishd', args, site);
    // What varnishd prints is about its start; requests are in shared memory, for varnishlog.
    return { log: async () => '', stop: () => daemon.stop() };
  }
}

export const varnishKind: ProgramKind = {
  title: 'Varnish',
  configurationFolder: '/etc/varnish',
  missing: async () => ((await findProgram('varnishd')) === null ? ['varnish'] : []),
  version: async () => `Varnish ${await versionFrom('varnishd', ['-V'], /varnish-([\d.]+)/)}`,
  ports: (files) => (files.has('default.vcl') ? [{ port: 80, tls: false }] : []),
  create: () => new Varnish(),
};
