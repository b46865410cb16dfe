import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = ['satori', 'sharp', '@fontsource/inter'] as const;

/** A hash of what draws the cards in `root`: the files of scripts/cards/ and the versions of the packages. */
export function cardDesign(root: string = process.cwd()): string {
  const hash = createHash('sha256');
  const folder = join(root, 'scripts/cards');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  const { devDependencies = {} }: { devDependencies?: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  for (const name of PACKAGES) hash.update(`${name}@${devDependencies[name] ?? ''}\n`);
  return hash.digest('hex').slice(0, 12);
}
