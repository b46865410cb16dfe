// npm run prove [-- u13 u17/node …] [--record] [--allow-missing] [--fixes folder]
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findProofs, type Proof } from './files.ts';
import { cleanUpAtTheEnd } from './processes.ts';
import { installCommand, remarksOf, summarize, tableOf } from './report.ts';
import { type Result, runProof } from './run-proof.ts';

const fixes = fileURLToPath(new URL('../content/fixes', import.meta.url));

function wanted(proof: Proof, filters: readonly string[]): boolean {
  return (
    filters.length === 0 || filters.includes(proof.fix) || filters.includes(`${proof.fix}/${proof.name}`)
  );
}

async function runAll(proofs: readonly Proof[], record: boolean): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...proofs];
  const work = async (): Promise<void> => {
    for (let proof = queue.shift(); proof !== undefined; proof = queue.shift()) {
      const result = await runProof(proof, record);
      results.push(result);
      const { outcome, seconds } = result;
      const end = outcome.kind === 'proven' ? `${outcome.broken} -> ${outcome.fixed}` : outcome.kind;
      const count = `${results.length}/${proofs.length}`;
      console.log(`${count} ${proof.fix}/${proof.name}: ${end} (${seconds.toFixed(1)} s)`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return proofs.flatMap((proof) => results.filter((result) => result.proof === proof));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      record: { type: 'boolean' },
      'allow-missing': { type: 'boolean' },
      fixes: { type: 'string', default: fixes },
    },
  });
  const all = await findProofs(values.fixes);
  const unknown = positionals.find((filter) => !all.some((proof) => wanted(proof, [filter])));
  if (unknown !== undefined) {
    console.error(`There is no proof for ${unknown}.`);
    return 2;
  }
  const proofs = all.filter((proof) => wanted(proof, positionals));
  const start = performance.now();
  const results = await runAll(proofs, values.record ?? false);
  const remarks = results.flatMap(remarksOf);
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
  console.log(`\n${tableOf(results)}\n`);
  const install = installCommand(results);
  if (install !== null) console.log(`Programs are missing. On Debian, as root: ${install}`);
  console.log(`${results.length} proofs in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  const summary = summarize(results);
  console.log(JSON.stringify(summary));
  if (summary.failed > 0) return 1;
  return summary.skipped > 0 && !values['allow-missing'] ? 3 : 0;
}

cleanUpAtTheEnd();
process.exitCode = await main();
