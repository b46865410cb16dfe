import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neededPackages } from '../scripts/install-programs.ts';
import { canUseNames } from './clients/route.ts';
import { findProofs } from './files.ts';
import { inSandbox } from './testing/sandbox.ts';

const content = fileURLToPath(new URL('../content/fixes', import.meta.url));

// What stays when everything that packages bring is taken away.
const base = ['bash', 'sh', 'dash', 'env', 'true', 'mkdir', 'cp', 'mount', 'unshare', 'dpkg-query'];
const hidden = ['/usr/sbin', '/usr/share', '/usr/lib/apache2', '/usr/lib/python3', '/usr/local'];

describe.skipIf(!canUseNames)('where a program is missing', { timeout: 120_000 }, () => {
  let fixes = '';
  beforeAll(async () => {
    fixes = await mkdtemp(join(tmpdir(), 'prove-missing-'));
    for (const [name, program] of [
      ['u13-apache-strips-authorization-php', 'apache'],
      ['u24-bearer-prefix-missing', 'node'],
    ] as const) {
      await cp(join(content, name, 'proof', program), join(fixes, name, 'proof', program), {
        recursive: true,
      });
    }
  });
  afterAll(() => rm(fixes, { recursive: true, force: true }));

  const proveWithout = async (
    ...args: readonly string[]
  ): Promise<{ code: number | null; output: string }> => {
    const job = [{ args: ['--fixes', '/mnt', ...args] }];
    const { runs } = await inSandbox(job, { fixes, hidden: ['/usr/sbin'] });
    return { code: runs[0]?.code ?? null, output: runs[0]?.output ?? '' };
  };

  test('its proofs are skipped, the others run, and the command that installs it is said', async () => {
    const { code, output } = await proveWithout();
    expect(output).toMatch(/^1\/2 u13\/apache: skipped/m);
    expect(output).toMatch(/^On Debian, as root: apt-get install .* apache2 php-fpm$/m);
    expect(output).toContain('"proven":1,"onTwo":0,"skipped":1,"failed":0');
    expect(code).toBe(3);
  });

  test('that may be allowed', async () => {
    expect((await proveWithout('--allow-missing')).code).toBe(0);
  });

  test('a recording that does not fit fails all the same', async () => {
    const request = join(fixes, 'u13-apache-strips-authorization-php/proof/apache/common/request.sh');
    await writeFile(request, `${await readFile(request, 'utf8')}#`);
    const { code, output } = await proveWithout('--allow-missing', 'u13');
    expect(output).toContain('broken: the recording does not fit the files');
    expect(code).toBe(1);
  });
});

describe.skipIf(!canUseNames)('where nothing is installed', { timeout: 120_000 }, () => {
  test('all that the proofs lack is on the list of the installer', async () => {
    const job = [{ args: ['--fixes', '/mnt', '--list'] }];
    const { runs } = await inSandbox(job, { fixes: content, hidden, programs: base });
    const output = runs[0]?.output ?? '';
    const wanted = /apt-get install -y --no-install-recommends (.*)$/m.exec(output)?.[1]?.split(' ') ?? [];
    expect(wanted).toContain('apache2');
    expect(wanted.filter((name) => !neededPackages.includes(name))).toEqual([]);
    const lines = output.split('\n').filter((line) => /^u\d+\/\S+/.test(line));
    expect(lines).toHaveLength((await findProofs(content)).length);
    const npmAndNode = /^u\d+\/(?:node|verdaccio|oidc)/;
    expect(lines.filter((line) => !line.includes('  needs ') && !npmAndNode.test(line))).toEqual([]);
  });
});
