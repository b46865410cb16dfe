import { defineConfig } from 'vitest/config';

/** Tests that need neither a build nor a browser. Those of the built site: tests/site/vitest.config.ts. */
export default defineConfig({
  test: {
    include: ['{src,scripts,prove,integrations}/**/*.test.ts', 'tests/*.test.ts'],
  },
});
