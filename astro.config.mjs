// @ts-check
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { cardDesign } from './integrations/card-design.ts';
import { contentCheck } from './integrations/content-check.ts';
import { pagefind } from './integrations/pagefind.ts';
import { loadSettings } from './integrations/settings.ts';
import { shiki } from './integrations/shiki.ts';
import { inlineWords } from './integrations/words.ts';
import { fixFolders } from './src/site/fix-folders.ts';
import * as words from './src/site/words.ts';

const settings = loadSettings();

/** What the lab runs whatever it shows. One file of it is a sixth smaller than the dozen that would be shared. */
const LAB = new RegExp(
  `/src/(?:${[
    'wire/',
    'http-auth/(?:[a-z-]+\\.ts|credentials/|grammar/(?!lenient)|basic/)',
    'lab/(?:initial|play|policy|resources|seed|state|visible|wire|world)\\.ts',
    'lab/client/(?:request|credentials)\\.ts',
    'lab/play/(?:mark|notes|program|stage|tell|trace-lines)\\.ts',
    'lab/words/(?:basic|credentials|load|outcome|words-of)\\.ts',
    'islands/(?:search-dom|wire-card|lab/(?:dom|env|exchange|lab|steps|trace-list))\\.',
  ].join('|')})`,
);

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath,
  outDir: process.env['OUT_DIR'] ?? './dist',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: { shikiConfig: shiki },
  integrations: [contentCheck(), mdx({ optimize: false }), pagefind()],
  vite: {
    plugins: [tailwindcss(), inlineWords(words)],
    define: {
      // Where a team's own fixes lie is nothing for the pages.
      'import.meta.env.SITE_SETTINGS': JSON.stringify({ ...settings, privateFixes: '' }),
      'import.meta.env.FIX_FOLDERS': JSON.stringify(fixFolders(settings)),
      'import.meta.env.CARD_DESIGN': JSON.stringify(cardDesign()),
    },
    // Small scripts would be inlined and need a hash each in the policy.
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  // What the script of every page shares with the lab must not bring the lab along.
                  {
                    name: 'site',
                    test: /\/src\/site\/href\.ts|\/islands\/add-sheet\.ts|preload-helper/,
                    priority: 1,
                  },
                  { name: 'lab', test: LAB, minShareCount: 2 },
                ],
              },
            },
          },
        },
      },
    },
  },
});
