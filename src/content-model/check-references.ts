import { checkProofs, checkProofUse } from './check-proofs.ts';
import { at } from './check-sections.ts';
import type { Report } from './problem.ts';
import type { Targets } from './references.ts';
import type { Element } from './scan.ts';
import { type Entry, stringsOf, valueAt } from './source.ts';

/** The components that show a piece of a proof. */
const PROOF_VIEWS = ['Exchange', 'Diff', 'File', 'Log', 'Said'];

/** Checks that whatever an entry names in its fields or components exists. */
export function checkReferences(entry: Entry, targets: Targets, report: Report): void {
  checkFieldReferences(entry, targets, report);
  for (const element of entry.page?.elements ?? []) {
    if (element.name === 'To') checkTo(element, targets, report);
    if (element.name === 'Outcome') checkFix(element, targets, report);
    if (!PROOF_VIEWS.includes(element.name)) continue;
    if (checkFix(element, targets, report)) checkProofUse(entry, element, targets, report);
  }
  if (entry.kind === 'fixes') checkProofs(entry, targets, report);
}

function checkFieldReferences(entry: Entry, targets: Targets, report: Report): void {
  const fix = (id: string, field: string): void => {
    const fault = targets.fixFault(id);
    if (fault !== null) report('unknown-reference', field, fault);
  };
  if (entry.kind === 'fixes')
    for (const { at: i, value } of stringsOf(entry, 'related')) fix(value, `related[${i}]`);
  if (entry.kind === 'scenarios') {
    for (const { at: i, value } of stringsOf(entry, 'fixes')) fix(value, `fixes[${i}]`);
    for (const { at: i, value } of stringsOf(entry, 'related')) {
      if (value === entry.name || !targets.hasScenario(value)) {
        const fault = value === entry.name ? 'is this scenario itself' : 'is not in content/scenarios/';
        report('unknown-reference', `related[${i}]`, `${value} ${fault}: correct the slug or take it out`);
      }
    }
  }
  const rows = entry.kind === 'recap' ? valueAt(entry.fields, 'rows') : undefined;
  for (const [i, row] of (Array.isArray(rows) ? rows : []).entries()) {
    const fixes = valueAt(row, 'fixes');
    for (const [j, item] of (Array.isArray(fixes) ? fixes : []).entries()) {
      const id = valueAt(item, 'id');
      if (typeof id === 'string') fix(id, `rows[${i}].fixes[${j}].id`);
    }
  }
}

function checkFix(element: Element, targets: Targets, report: Report): boolean {
  const id = element.attributes.get('fix');
  const fault = typeof id === 'string' ? targets.fixFault(id) : null;
  if (fault !== null) report('unknown-reference', at(element, 'fix'), fault);
  return fault === null;
}

function checkTo(element: Element, targets: Targets, report: Report): void {
  const ways = ['fix', 'guide', 'scenario', 'term', 'page'].filter((name) => element.attributes.has(name));
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    report(
      'component-attribute',
      at(element),
      'names no target or several: give one of fix, guide, scenario, term, page',
    );
    return;
  }
  const key = element.attributes.get(way);
  if (typeof key !== 'string') return;
  if (way === 'fix' && !checkFix(element, targets, report)) return;
  const home = homeless(way, key, targets);
  if (home !== null) {
    report('unknown-reference', at(element, way), `${key} is not in ${home}: correct the name`);
    return;
  }
  const anchor = element.attributes.get('at');
  if (typeof anchor !== 'string') return;
  const kind = way === 'fix' ? 'fixes' : way === 'guide' ? 'guide' : way === 'scenario' ? 'scenarios' : null;
  if (kind === null) report('component-attribute', at(element, 'at'), `does not go with ${way}: take it out`);
  else if (!targets.hasAnchor(kind, key, anchor)) {
    report('unknown-reference', at(element, 'at'), `#${anchor} is no anchor of ${key}: correct it`);
  }
}

/** Where a chapter, scenario or term would have to be that is not there; null when it is. */
function homeless(way: string, key: string, targets: Targets): string | null {
  if (way === 'guide' && !targets.hasChapter(key)) return 'content/guide/';
  if (way === 'scenario' && !targets.hasScenario(key)) return 'content/scenarios/';
  if (way === 'term' && !targets.hasTerm(key)) return 'content/guide/glossary.mdx as <Term id>';
  return null;
}
