import { loadSettings } from '../integrations/settings.ts';
import { checkContent } from '../src/content-model/index.ts';
import { fixFolders } from '../src/site/fix-folders.ts';

/** Prints every problem of content/ and of a team's own fixes as `file: field: message`; ends with 1 when there is one. */
const root = process.argv[2] ?? process.cwd();
const problems = await checkContent(root, fixFolders(loadSettings(root)));
for (const { file, field, message } of problems) console.error(`${file}: ${field}: ${message}`);
if (problems.length > 0) {
  console.error(`content: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
  process.exitCode = 1;
}
