import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSettings } from '../../integrations/settings.ts';
import { isText } from '../../scripts/compress.ts';
import { filesBelow } from '../../scripts/files.ts';
import { styleHashes } from '../../scripts/hosting/policy.ts';
import { cachingOf, type HostingRules, hostingRules, typeOf } from '../../scripts/hosting/rules.ts';
import { installPrograms } from '../../scripts/install-programs.ts';
import { builtFolder } from '../../scripts/pages.ts';
import { readRedirects } from '../../src/content-model/moved.ts';
import { fixFolders } from '../../src/site/fix-folders.ts';
import { type Answer, ask, hangUp } from '../hosting/client.ts';
import { hasProgram, PROGRAMS, type RunningHost, startHost } from '../hosting/programs.ts';

const SLOW = { timeout: 60_000 };
const AT_ONCE = 8;
/** Smaller files are sent as they are. */
const SMALL = 600;
const settings = loadSettings();
const REDIRECTS = [
  ...readRedirects(process.cwd(), fixFolders(settings)),
  { from: '/fix/an-old-name/', to: '/fix/u17/#fix' },
];
const built = builtFolder();
const files = (await filesBelow(built))
  .map((file) => relative(built, file).split(sep).join('/'))
  .filter((file) => !file.endsWith('.br') && !/^(?:_headers|_redirects|\.nojekyll)$/.test(file))
  // They point on where a host cannot.
  .filter((file) => !REDIRECTS.some(({ from }) => `${from}index.html` === `/${file}`));
const hashes = await styleHashes(built);
const missing = Object.values(PROGRAMS).filter((program) => !hasProgram(program));
if (missing.length > 0) await installPrograms(missing.map((program) => program.package));

const addressOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');
const rulesAt = (basePath: string): HostingRules =>
  hostingRules({ siteUrl: 'http://127.0.0.1', basePath, styleHashes: hashes, redirects: REDIRECTS });

test('every file of the site has a content type', () => {
  const rules = rulesAt('/');
  for (const file of files) expect(typeOf(rules, file)).toMatch(/^[a-z]+\/[a-z+-]+(?:; charset=utf-8)?$/);
});

/** What differs from the rules in an answer, a line each; the policy and its neighbors exactly. */
function faults(answer: Answer, wanted: Readonly<Record<string, string>>): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const got = answer.headers[name.toLowerCase()];
    return got === value ? [] : [`${name}: ${String(got)} instead of ${value}`];
  });
}

describe.each(Object.entries(PROGRAMS))('%s', (name, program) => {
  describe.skipIf(!hasProgram(program))('with the file made for it', () => {
    describe.each(['/', '/help/401/'])('at %s', (base) => {
      const rules = rulesAt(base);
      const encoding = name === 'nginx' ? 'gzip' : 'br';
      let host: RunningHost;
      let root = '';
      beforeAll(async () => {
        root = mkdtempSync(join(tmpdir(), 'fix401-site-'));
        const below = join(root, 'site', base).replace(/\/$/, '');
        mkdirSync(dirname(below), { recursive: true });
        symlinkSync(built, below);
        host = await startHost(program, rules, join(root, 'site'));
      }, SLOW.timeout);
      afterAll(async () => {
        hangUp();
        await host?.close();
        rmSync(root, { recursive: true, force: true });
      }, SLOW.timeout);
      const get = (path: string, encodings = 'gzip, br', tag?: string): Promise<Answer> =>
        ask(host.origin, path, encodings, tag);
      const fixed = Object.fromEntries(rules.headers);
      const html = 'text/html; charset=utf-8';
      const unknown = { ...fixed, 'Cache-Control': rules.caching.other, 'Content-Type': html };

      test('every page and file comes whole, with its headers', SLOW, async () => {
        const wrong: string[] = [];
        const queue = files.values();
        const one = async (file: string): Promise<void> => {
          const answer = await get(base + addressOf(file));
          const whole = readFileSync(join(built, file));
          const found = faults(answer, {
            ...fixed,
            'Cache-Control': cachingOf(rules, file),
            'Content-Type': typeOf(rules, file),
            ...(isText(file) && whole.length > SMALL ? { 'Content-Encoding': encoding } : {}),
          });
          if (answer.status !== 200) found.push(`status ${answer.status}`);
          if (!answer.body.equals(whole)) found.push('another body');
          if (isText(file) && whole.length > SMALL && answer.headers.vary !== 'Accept-Encoding')
            found.push(`Vary: ${String(answer.headers.vary)}`);
          wrong.push(...found.map((fault) => `${file}: ${fault}`));
        };
        await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            for (const file of queue) await one(file);
          }),
        );
        expect(files.filter((file) => file.endsWith('index.html')).length).toBeGreaterThan(100);
        expect(wrong.slice(0, 20)).toEqual([]);
      });

      test('clients without compression get the bytes of the file', async () => {
        const answer = await get(`${base}fix/u17/`, 'identity');
        expect(answer.headers['content-encoding']).toBeUndefined();
        expect(answer.body.equals(readFileSync(join(built, 'fix/u17/index.html')))).toBe(true);
      });

      test('clients without brotli get gzip', async () => {
        expect((await get(`${base}fix/u17/`, 'gzip')).headers['content-encoding']).toBe('gzip');
      });

      test.each(['no/such/page/', '_astro/none.js', 'fix/none.md', 'pagefind/', 'fix/u17/none'])(
        'unknown %s gets the 404 page',
        async (path) => {
          const answer = await get(base + path);
          expect(answer.status).toBe(404);
          expect(faults(answer, unknown)).toEqual([]);
          expect(answer.body.equals(readFileSync(join(built, '404.html')))).toBe(true);
        },
      );

      test('every old address leads on, with and without its last slash', SLOW, async () => {
        const wrong: string[] = [];
        for (const { from, to } of REDIRECTS) {
          for (const path of [from, from.slice(0, -1)]) {
            const answer = await get(base + path.slice(1));
            const found = faults(answer, { ...fixed, Location: base + to.slice(1) });
            if (answer.status !== 301) found.push(`status ${answer.status}`);
            wrong.push(...found.map((fault) => `${path}: ${fault}`));
          }
        }
        expect(REDIRECTS.length).toBeGreaterThan(100);
        expect(wrong.slice(0, 20)).toEqual([]);
      });

      test('an address without its last slash leads to the page', async () => {
        const answer = await get(`${base}fix/u17`);
        expect([301, 308]).toContain(answer.status);
        expect(new URL(answer.headers.location ?? '', host.origin).href).toBe(
          `${host.origin}${base}fix/u17/`,
        );
      });

      test('a page that has not changed is answered with 304', async () => {
        const tag = (await get(`${base}fix/u17/`)).headers.etag ?? '';
        expect(tag).not.toBe('');
        expect((await get(`${base}fix/u17/`, 'gzip, br', tag)).status).toBe(304);
      });
    });
  });
});
