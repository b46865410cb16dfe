import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent } from '../src/content-model/index.ts';
import { fixFolders } from '../src/site/fix-folders.ts';
import { loadSettings } from './settings.ts';

/** Stops a build on the first look when the content does not hold together; in `astro dev` it only warns. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:done': async ({ config, logger }) => {
        const root = fileURLToPath(config.root);
        const problems = await checkContent(root, fixFolders(loadSettings(root)));
        if (problems.length === 0) return;
        const lines = problems.map((p) => `${p.file}: ${p.field}: ${p.message}`);
        if (process.argv.includes('build') || process.env['CONTENT_CHECK'] === 'strict') {
          throw new Error(`The content has ${problems.length} problem(s):\n${lines.join('\n')}`);
        }
        for (const line of lines) logger.warn(line);
      },
    },
  };
}
