import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readIndex } from '#search/entry.ts';
import { type Answer, browserAsker, nodeAsker } from './search-ask.ts';

/**
 * `npm run --silent search:eval -- PATH [--fast] [--out FILE]`: asks the built site the questions of PATH (JSON
 * lines with `q`, `fix`, `also`, `audience`) and prints how often the right page stands in front. Counted are the
 * questions whose fix, or one as good, is a fix or scenario of the site.
 */
interface Question {
  readonly q: string;
  readonly fix: string;
  readonly also: readonly string[];
  readonly audience: string;
}

/** Place of the right page from 0; -1 when it is not among those shown. */
interface Scored {
  readonly question: Question;
  readonly answer: Answer;
  readonly place: number;
}

const { values, positionals } = parseArgs({
  options: { fast: { type: 'boolean', default: false }, out: { type: 'string' } },
  allowPositionals: true,
});
const [path] = positionals;
if (path === undefined) {
  console.error('Usage: npm run --silent search:eval -- QUESTIONS.jsonl [--fast] [--out FILE]');
  process.exit(2);
}

const dist = resolve(process.env['OUT_DIR'] ?? 'dist');
const index = readIndex(JSON.parse(await readFile(join(dist, 'search-index.json'), 'utf8')));
const fixesOf = new Map(index.entries.map((entry) => [`${entry.kind}/${entry.slug}`, entry.fixes ?? []]));
const there = new Set(
  index.entries.filter(({ kind }) => kind === 'fix' || kind === 'scenario').map(({ slug }) => slug),
);
const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
const questions = lines.map((line): Question => ({ also: [], audience: '', ...JSON.parse(line) }));

const asker = values.fast ? await nodeAsker(dist, index) : await browserAsker(dist);
const scored: Scored[] = [];
try {
  for (const question of questions) {
    const answer = await asker.ask(question.q);
    const right = [question.fix, ...question.also];
    scored.push({ question, answer, place: answer.results.findIndex(({ slug }) => right.includes(slug)) });
  }
} finally {
  await asker.close();
}

const covered = scored.filter(({ question }) =>
  [question.fix, ...question.also].some((slug) => there.has(slug)),
);
report('all', covered);
for (const audience of new Set(covered.map(({ question }) => question.audience))) {
  report(
    audience,
    covered.filter(({ question }) => question.audience === audience),
  );
}
const uncovered = scored.filter((one) => !covered.includes(one));
console.log(`not on the site: ${uncovered.length}, of these called sure: ${share(uncovered, isSure)}`);
console.log('\nMissed in the first three: question -> right page | place | shown');
for (const { question, answer, place } of covered.filter((one) => !within(one, 3))) {
  const shown = answer.results.map(({ slug }) => slug).join(', ');
  console.log(
    `${question.q} -> ${[question.fix, ...question.also].join(', ')} | ${place + 1 || '-'} | ${shown}`,
  );
}
if (values.out !== undefined) {
  const rows = scored.map(({ question, answer }) => {
    const results = answer.results.map(({ kind, slug }) => {
      return { kind, slug, fixes: kind === 'fix' ? [slug] : (fixesOf.get(`${kind}/${slug}`) ?? []) };
    });
    return JSON.stringify({ q: question.q, confident: answer.confident, results });
  });
  await writeFile(values.out, `${rows.join('\n')}\n`);
}

function within({ place }: Scored, most: number): boolean {
  return place >= 0 && place < most;
}

function isSure({ answer }: Scored): boolean {
  return answer.confident;
}

function share(list: readonly Scored[], test: (one: Scored) => boolean): string {
  return list.length === 0 ? '-' : `${((100 * list.filter(test).length) / list.length).toFixed(1)} %`;
}

function report(name: string, list: readonly Scored[]): void {
  const rank =
    list.reduce((sum, { place }) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / Math.max(1, list.length);
  const hits = [1, 3, 5].map((most) => `hit@${most} ${share(list, (one) => within(one, most))}`).join('  ');
  const nothing = list.filter(({ answer }) => answer.results.length === 0).length;
  console.log(
    `${name}: ${list.length} questions  ${hits}  MRR ${rank.toFixed(3)}  nothing found ${nothing}  sure ${share(list, isSure)}`,
  );
}
