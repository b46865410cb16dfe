import { checkContent } from '../src/content-model/index.ts';

/** Prints every problem of content/ as `file: field: message`; ends with 1 when there is one. */
const problems = await checkContent(process.argv[2] ?? process.cwd());
for (const { file, field, message } of problems) console.error(`${file}: ${field}: ${message}`);
if (problems.length > 0) {
  console.error(`content: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
  process.exitCode = 1;
}
