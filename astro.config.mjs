// @ts-check
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentCheck } from './integrations/content-check.ts';
import { pagefind } from './integrations/pagefind.ts';
import { shiki } from './integrations/shiki.ts';

export default defineConfig({
  site: process.env['SITE_URL'] ?? 'https://fix401.example',
  base: process.env['BASE_PATH'] ?? '/',
  outDir: process.env['OUT_DIR'] ?? './dist',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: { shikiConfig: shiki },
  integrations: [contentCheck(), mdx({ optimize: false }), pagefind()],
  vite: {
    plugins: [tailwindcss()],
    // Small scripts would be inlined and need a hash each in the policy.
    build: { assetsInlineLimit: 0 },
  },
});
