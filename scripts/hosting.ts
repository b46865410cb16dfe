import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSettings } from '../integrations/settings.ts';
import { readRedirects } from '../src/content-model/moved.ts';
import { fixFolders } from '../src/site/fix-folders.ts';
import { HOSTS, type Host, writeHosting } from './hosting/write.ts';
import { builtFolder } from './pages.ts';

const USAGE = `npm run hosting -- HOST [--out FOLDER] [--root FOLDER] [--listen ADDRESS]
HOST      ${HOSTS.join(', ')}
--out     where to write (default hosting/HOST)
--root    nginx, Caddy: folder on the server that the files will stand in (default: where they are written)
--listen  nginx: port or address (default 80); Caddy: address of the site (default siteUrl)`;

const isHost = (name: string | undefined): name is Host => HOSTS.some((host) => host === name);

/** `npm run hosting`: a folder that is ready for a host, from the built site and its settings. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: text, root: text, listen: text, help: { type: 'boolean' } },
  });
  const [host, more] = positionals;
  if (values.help) return console.log(USAGE);
  if (!isHost(host) || more !== undefined) throw new Error(USAGE);
  const settings = loadSettings();
  const { siteUrl, basePath } = settings;
  const redirects = readRedirects(process.cwd(), fixFolders(settings));
  const out = resolve(values.out ?? `hosting/${host}`);
  const { root, listen } = values;
  const place = { siteUrl, basePath, redirects };
  const written = await writeHosting({ ...place, host, built: builtFolder(), out, root, listen });
  console.log(`${out}: ${written.join(', ')} for ${siteUrl}${basePath}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
