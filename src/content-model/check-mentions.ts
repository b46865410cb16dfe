import { type Claim, claimsIn } from './claims.ts';
import type { Report } from './problem.ts';
import type { Evidence } from './proofs.ts';
import type { Targets } from './references.ts';
import type { Code, Scan } from './scan.ts';
import { type Entry, folderOf, stringOf, stringsOf } from './source.ts';

/** The sections that tell what is seen, done and checked. */
const TELLING: readonly string[] = ['See', 'Fix', 'Check'];

/**
 * Checks that each status, header name, file name and log code in code style under See, Fix and Check occurs in a
 * proof of the fix or in its `mentions`, and that each of `mentions` is needed. A team's own fix without a proof is
 * left alone: its page says that nothing was run.
 */
export function checkMentions(entry: Entry, page: Scan, targets: Targets, report: Report): void {
  const proofs = targets.proofsOf(stringOf(entry, 'id'));
  if (proofs === null || proofs.folder !== `${folderOf(entry)}/proof`) return;
  if (entry.home?.proven === false && proofs.programs.length === 0) return;
  const evidence = proofs.evidence();
  const mentions = new Map(stringsOf(entry, 'mentions').map(({ at, value }) => [fold(value), { at, value }]));
  const used = new Set<string>();
  const needed = new Set<string>();
  const told = new Set<string>();
  for (const code of page.code.filter((each) => tells(page, each))) {
    for (const claim of claimsIn(code.text)) {
      const key = fold(claim.text);
      used.add(key);
      if (isProven(claim, evidence)) continue;
      needed.add(key);
      const line = page.lineOf(code.start + claim.at);
      if (mentions.has(key) || told.has(`${line} ${key}`)) continue;
      told.add(`${line} ${key}`);
      report(
        'unproven',
        `line ${line}`,
        `the ${claim.kind} "${claim.text}" is in no file, recording or log of ${proofs.folder}: correct it, or list it under mentions when a source says it of another program`,
      );
    }
  }
  for (const [key, { at, value }] of mentions) {
    if (!used.has(key)) {
      const message = `"${value}" is not in code style under See, Fix or Check: take it out`;
      report('needless-mention', `mentions[${at}]`, message);
    } else if (!needed.has(key)) {
      report('needless-mention', `mentions[${at}]`, `"${value}" is in ${proofs.folder}: take it out`);
    }
  }
}

function tells(page: Scan, code: Code): boolean {
  return page.elements.some(
    ({ name, parent, inner: [from, to] }) =>
      parent === null && TELLING.includes(name) && from <= code.start && code.start < to,
  );
}

function isProven(claim: Claim, evidence: Evidence): boolean {
  if (claim.kind === 'status') return evidence.statuses.has(claim.text);
  const exact = claim.kind === 'code';
  // The folder of a state is the home of whoever types there.
  const own = claim.text.replace(/^~\//, '');
  const [text, wanted] = exact ? [evidence.text, own] : [fold(evidence.text), fold(own)];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + wanted.length]];
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

/** Header and file names are found whatever their case. */
function fold(text: string): string {
  return text.toLowerCase();
}
