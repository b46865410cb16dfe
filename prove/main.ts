// npm run prove [-- u13 u17/node … options]; --help says which.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isAgreement, runAgreement } from './agreement/index.ts';
import { SetupError } from './case.ts';
import { findProofs, type Proof } from './files.ts';
import { isPassingFilter, passingCases, runPassing } from './passing/run.ts';
import { cleanUpAtTheEnd, interruption } from './processes.ts';
import { missingIn, remarksOf, secondsOf, summarize, tableOf } from './report.ts';
import { listAll, runAll } from './run-all.ts';

const usage = `Usage: npm run prove [-- [proof …] [option …]]

Runs each proof broken and fixed on real programs and compares with the recordings.
A proof is a fix (u13) or one program of it (u13/apache); without one, all are run, and then the cases of
content/passing (passing, passing/nginx-proxy) and the plain cases of content/agreement (agreement,
agreement/basic, agreement/nginx-basic).

  --record         write the recordings instead of comparing
  --allow-missing  succeed (exit 0) although programs are missing and proofs were skipped
  --list           list the proofs and what each lacks here; run and install nothing
  --fixes FOLDER   look for fixes there (default: content/fixes)
  --help           print this

Exit: 0 all is as recorded, 1 something is not, 2 wrong usage, 3 programs are missing.
Missing programs are installed on Debian as root.`;

const options = {
  record: { type: 'boolean' },
  'allow-missing': { type: 'boolean' },
  list: { type: 'boolean' },
  fixes: { type: 'string', default: fileURLToPath(new URL('../content/fixes', import.meta.url)) },
  help: { type: 'boolean' },
} as const;

class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isWanted = (proof: Proof, wanted: string): boolean =>
  wanted === proof.fix || wanted === `${proof.fix}/${proof.name}`;

async function proofsWanted(fixes: string, wanted: readonly string[]): Promise<Proof[]> {
  const all = await findProofs(fixes).catch(() => {
    throw new UsageError(`There is no folder ${fixes}.`);
  });
  const unknown = wanted.find((name) => !all.some((proof) => isWanted(proof, name)));
  if (unknown !== undefined) throw new UsageError(`There is no proof "${unknown}". --list names them all.`);
  return wanted.length === 0 ? all : all.filter((proof) => wanted.some((name) => isWanted(proof, name)));
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const plain = positionals.filter(isAgreement);
  const filters = positionals.filter((wanted) => !isPassingFilter(wanted) && !isAgreement(wanted));
  const onlyPassing = positionals.length > 0 && filters.length === 0;
  const proofs = onlyPassing ? [] : await proofsWanted(values.fixes, filters);
  const everything = positionals.length === 0 && values.fixes === options.fixes.default;
  const cases = await passingCases(everything ? ['passing'] : positionals.filter(isPassingFilter));
  if (values.list) {
    for (const line of missingIn(await listAll(proofs))) console.log(line);
    return interruption() ?? 0;
  }
  const start = performance.now();
  const results = await runAll(proofs, { record: values.record ?? false });
  const passing = await runPassing(cases, values.record ?? false);
  const asked = everything || plain.length > 0 ? await runAgreement(plain, values.record ?? false) : null;
  const seconds = (performance.now() - start) / 1_000;
  const interrupted = interruption();
  if (interrupted !== null) {
    console.error('Interrupted: all programs have ended.');
    return interrupted;
  }
  const remarks = results.flatMap(remarksOf);
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
  console.log(`\n${tableOf(results)}\n\n${secondsOf(results)}\n`);
  for (const line of missingIn(results)) console.log(line);
  const andCases = passing.length === 0 ? '' : ` and ${passing.length} cases of content/passing`;
  console.log(`${results.length} proofs${andCases} in ${seconds.toFixed(1)} s`);
  if (asked !== null) {
    console.log(
      `${asked.cases} plain cases sent to ${asked.servers} servers in ${asked.seconds.toFixed(1)} s`,
    );
    for (const line of asked.failed) console.log(line);
  }
  const counted = summarize(results);
  const notPassed = passing.filter(({ kind }) => kind === 'failed').length;
  const failed = counted.failed + notPassed + (asked?.failed.length ?? 0);
  const skipped = counted.skipped + (asked?.skipped ?? 0);
  const summary = { ...counted, failed, skipped };
  console.log(JSON.stringify(summary));
  if (summary.failed > 0) return 1;
  return summary.skipped > 0 && !values['allow-missing'] ? 3 : 0;
}

cleanUpAtTheEnd();
process.exitCode = await main().catch((error: unknown) => {
  if (interruption() !== null) return interruption() ?? 1;
  if (!(error instanceof UsageError || error instanceof SetupError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  return 2;
});
