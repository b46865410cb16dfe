import { defineConfig } from 'vitest/config';

/** Tests of the built site in dist/ (or `OUT_DIR`). They run after `npm run build`. */
export default defineConfig({
  test: {
    include: ['tests/site/**/*.test.ts'],
  },
});
