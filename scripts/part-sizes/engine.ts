import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { brotliBytes } from '../compress.ts';

/** A piece of JavaScript that loads on its own, and the most that it may weigh. */
export interface Part {
  readonly name: string;
  /** As brotli, minified. */
  readonly bytes: number;
  readonly limit?: number | undefined;
}

const ENGINE = 'src/http-auth';
/** What a page imports of the grammar, and what it adds to go on behind faults. */
const GRAMMAR = ['grammar/parse.ts', 'grammar/format.ts'];
const RECOVERY = 'grammar/lenient.ts';
export const GRAMMAR_LIMIT = 2_500;

/** The sizes of the engine's parts, bundled and minified for browsers: the grammar alone, deciding, each scheme. */
export async function engineParts(root: string): Promise<readonly Part[]> {
  const [grammar, recovering, parts] = await Promise.all([
    bundled(root, GRAMMAR),
    bundled(root, [...GRAMMAR, RECOVERY]),
    decidingParts(root),
  ]);
  return [
    { name: 'grammar: parse and format', bytes: grammar, limit: GRAMMAR_LIMIT },
    { name: 'grammar with recovery', bytes: recovering },
    ...parts,
  ];
}

const OPTIONS = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  write: false,
  logLevel: 'silent',
} as const;

/** Everything that the files export as one bundle. */
async function bundled(root: string, files: readonly string[]): Promise<number> {
  const contents = files.map((file) => `export * from './${ENGINE}/${file}';`).join('\n');
  const built = await build({ ...OPTIONS, stdin: { contents, resolveDir: root } });
  const [output] = built.outputFiles;
  if (output === undefined) throw new Error(`${files.join(', ')}: nothing was bundled.`);
  return (await brotliBytes(Buffer.from(output.contents))).length;
}

/** `decide` with what it imports statically, then what each scheme adds; a scheme counts what it loads later, too. */
async function decidingParts(root: string): Promise<readonly Part[]> {
  const entry = `${ENGINE}/decide.ts`;
  const built = await build({
    ...OPTIONS,
    entryPoints: [entry],
    absWorkingDir: root,
    outdir: 'out',
    splitting: true,
    metafile: true,
  });
  const sizes = new Map<string, number>();
  for (const { path, contents } of built.outputFiles) {
    const name = path.slice(join(root, '/').length);
    sizes.set(name, (await brotliBytes(Buffer.from(contents))).length);
  }
  const { outputs } = built.metafile;
  const weigh = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const start = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === entry) ?? '';
  const core = closure(outputs, [start], false);
  const schemes = Object.entries(outputs).flatMap(([name, { entryPoint = '' }]) => {
    const [, scheme] = /^src\/http-auth\/([^/]+)\/scheme\.ts$/.exec(entryPoint) ?? [];
    if (scheme === undefined) return [];
    const all = [...closure(outputs, [name], true)].filter((file) => !core.has(file));
    return [{ name: `+ ${scheme}`, bytes: weigh(all) }];
  });
  const sorted = schemes.sort((a, b) => a.bytes - b.bytes);
  return [{ name: 'decide, without a scheme', bytes: weigh(core) }, ...sorted];
}

/** Files that load with these: what they import statically, and with `later` what they import() as well. */
function closure(
  outputs: Metafile['outputs'],
  files: readonly string[],
  later: boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const imports = outputs[file]?.imports ?? [];
    queue.push(...imports.filter(({ kind }) => later || kind === 'import-statement').map(({ path }) => path));
  }
  return found;
}
