import { loadSettings } from '../../integrations/settings.ts';
import { builtFolder } from '../../scripts/pages.ts';
import { startServer } from '../../scripts/serve.ts';

/** Serves the built site for the whole run, with its headers and brotli, on a free loopback port. */
export default async function serveSite(): Promise<() => Promise<void>> {
  const { url, close } = await startServer({ dir: builtFolder(), base: loadSettings().basePath });
  process.env['SITE_ADDRESS'] = url;
  return close;
}
