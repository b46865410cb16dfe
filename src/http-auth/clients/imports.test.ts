import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const MODULES = readdirSync(FOLDER).filter((file) => /^[a-z-]+\.ts$/.test(file));

test.each(MODULES)('%s loads no hash, no key and no scheme', async (file) => {
  const { metafile } = await build({
    entryPoints: [FOLDER + file],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs).map((path) => path.replace(/^.*http-auth\//, ''));
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.filter(({ external }) => external).map(({ path }) => path)).toEqual([]);
  for (const input of inputs)
    expect(input).toMatch(/^(?:clients|grammar)\/|^(?:digest\/algorithms|fields|redact)\.ts$/);
});
