import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  '.git',
  '.work',
  '.astro',
  'test-results',
  'playwright-report',
]);

/**
 * Copies the project to a temporary folder and returns it with a function that deletes it. Packages are linked one
 * by one, so that the caches which Astro and Vite keep in node_modules are the copy's own.
 */
export async function copyProject(root: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fix401-bench-'));
  for (const name of await readdir(root)) {
    if (!LEFT_OUT.has(name)) await cp(join(root, name), join(folder, name), { recursive: true });
  }
  const packages = join(root, 'node_modules');
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(packages)) {
    if (/^\.(?!bin$)/.test(name)) continue;
    await symlink(join(packages, name), join(folder, 'node_modules', name));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Deletes what a build left, so that the next one starts cold. */
export async function forgetBuild(folder: string): Promise<void> {
  for (const name of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
