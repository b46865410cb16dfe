import { loadSettings } from '../integrations/settings.ts';
import { scaffoldFix } from '../src/content-model/scaffold.ts';
import { fixFolders } from '../src/site/fix-folders.ts';

/** `npm run new -- my-slug`: makes the folder of a fix and takes the next id; `--private` in the team's own folder. */
const words = process.argv.slice(2);
const isPrivate = words.includes('--private');
const [slug, ...rest] = words.filter((word) => word !== '--private');
const home = fixFolders(loadSettings()).find(({ proven }) => proven !== isPrivate);
if (slug === undefined || rest.length > 0) {
  console.error('Usage: npm run new -- my-slug [--private]');
  process.exitCode = 1;
} else if (home === undefined) {
  console.error('There is no folder for private fixes: set PRIVATE_FIXES and PRIVATE_PREFIX');
  process.exitCode = 1;
} else {
  const today = new Date().toISOString().slice(0, 10);
  const result = scaffoldFix(process.cwd(), slug, today, home);
  if ('refused' in result) {
    console.error(result.refused);
    process.exitCode = 1;
  } else console.log(`${result.id}: fill in ${result.file}, then run npm run check`);
}
