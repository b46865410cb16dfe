import { parseArgs } from 'node:util';
import { staleFixes } from '../src/content-model/stale.ts';

/** `npm run stale [-- --today 2027-12-01]`: fixes not reviewed for 12 months, the oldest first. */
const { values } = parseArgs({ options: { today: { type: 'string' }, root: { type: 'string' } } });
const today = values.today ?? new Date().toISOString().slice(0, 10);
if (Number.isNaN(Date.parse(`${today}T00:00:00Z`))) {
  console.error(`--today ${today} is no day: write it as 2027-12-01`);
  process.exitCode = 1;
} else {
  const stale = staleFixes(values.root ?? process.cwd(), today);
  for (const { id, title, reviewed } of stale) console.log(`${reviewed}  ${id}  ${title}`);
  console.log(stale.length === 0 ? 'Every fix was reviewed within 12 months.' : `${stale.length} to review.`);
}
