import { scaffoldFix } from '../src/content-model/scaffold.ts';

/** `npm run new -- my-slug`: makes the folder of a fix and takes the next id. */
const [slug, ...rest] = process.argv.slice(2);
if (slug === undefined || rest.length > 0) {
  console.error('Usage: npm run new -- my-slug');
  process.exitCode = 1;
} else {
  const today = new Date().toISOString().slice(0, 10);
  const result = scaffoldFix(process.cwd(), slug, today);
  if ('refused' in result) {
    console.error(result.refused);
    process.exitCode = 1;
  } else console.log(`${result.id}: fill in ${result.file}, then run npm run check`);
}
