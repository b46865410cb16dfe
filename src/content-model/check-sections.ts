import { SECTIONS } from './anchors.ts';
import type { Report } from './problem.ts';
import { blank, type Element, isInside, type Scan } from './scan.ts';
import { type Entry, stringsOf } from './source.ts';

const NAMES: readonly string[] = SECTIONS;
const OPTIONAL: readonly string[] = ['Try', 'Dont'];
/** `<Try />` and `<Proof />` draw their content themselves. */
const MAY_BE_EMPTY: readonly string[] = ['Try', 'Proof'];
const ORDER = SECTIONS.join(', ').replace('Try', '[Try]').replace('Dont', '[Dont]');
const MOST_TESTS = 7;

/** Checks that a fix has its sections, in order, each filled, and nothing between them. */
export function checkFixSections(entry: Entry, page: Scan, report: Report): void {
  const top = page.elements.filter((element) => element.parent === null);
  const sections = top.filter((element) => rank(element.name) >= 0);
  for (const name of SECTIONS) {
    if (!OPTIONAL.includes(name) && !sections.some((section) => section.name === name)) {
      report('missing-section', `<${name}>`, `is missing: a fix has ${ORDER}`);
    }
  }
  let last = -1;
  for (const section of sections) {
    const own = rank(section.name);
    if (own < last || (own === last && section.name !== 'Fix')) {
      report(
        'section-order',
        at(section),
        `stands after <${SECTIONS[last]}>: the order is ${ORDER}, each once`,
      );
    }
    last = Math.max(last, own);
    if (!MAY_BE_EMPTY.includes(section.name) && isEmpty(page, section)) {
      report('empty-section', at(section), 'is empty: fill it');
    }
  }
  for (const element of page.elements) {
    if (rank(element.name) >= 0 && element.parent !== null) {
      report(
        'section-order',
        at(element),
        `stands inside <${element.parent.name}>: sections stand on their own`,
      );
    }
  }
  for (const element of top.filter(({ name }) => rank(name) < 0)) {
    report('section-order', at(element), 'stands outside the sections: move it into one of them');
  }
  const outside = top.reduce(
    (rest, { start, end }) => rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(end),
    page.prose,
  );
  const stray = /\S/.exec(outside);
  if (stray !== null) {
    const line = page.lineOf(stray.index);
    report('section-order', `line ${line}`, 'is text outside the sections: move it into one of them');
  }
  checkAudiences(
    entry,
    page,
    sections.filter((section) => section.name === 'Fix'),
    report,
  );
}

function checkAudiences(entry: Entry, page: Scan, fixes: readonly Element[], report: Report): void {
  const audience = stringsOf(entry, 'audience').map(({ value }) => value);
  const found = fixes.map((fix) => fix.attributes.get('for'));
  for (const fix of fixes) {
    const steps = page.elements.filter((e) => e.name === 'Step' && e.start > fix.start && e.end <= fix.end);
    if (steps.length === 0)
      report('fix-without-step', at(fix), 'has no <Step>: put each action into one, inside <Steps>');
    else if (!steps.every((step) => isInside(step, 'Steps'))) {
      report('fix-without-step', at(fix), 'has a <Step> outside <Steps>: put it inside');
    }
  }
  const [first] = fixes;
  if (first === undefined || audience.length === 0) return;
  if (audience.length === 1) {
    if (fixes.length > 1 || found[0] !== undefined) {
      report(
        'fix-audience',
        at(first),
        `the page is for one audience (${audience[0]}): have one <Fix> without \`for\``,
      );
    }
  } else if (found.join() !== audience.join()) {
    const wanted = audience.map((name) => `<Fix for="${name}">`).join(' and ');
    report(
      'fix-audience',
      at(first),
      `the page is for ${audience.join(' and ')}: have ${wanted}, in this order`,
    );
  }
}

/** Checks that a scenario has its tests, that each leads to a fix, and that `fixes` names just those. */
export function checkScenario(entry: Entry, page: Scan, report: Report): void {
  const tests = page.elements.filter((element) => element.name === 'Test');
  if (tests.length === 0)
    report('scenario-tests', '<Tests>', 'is missing: a scenario has <Tests> with one to seven <Test>');
  const eighth = tests[MOST_TESTS];
  if (eighth !== undefined) {
    report(
      'scenario-tests',
      at(eighth),
      `is one of ${tests.length} tests: keep the seven cheapest that tell fixes apart`,
    );
  }
  const outcomes = page.elements.filter((element) => element.name === 'Outcome');
  for (const test of tests) {
    if (!isInside(test, 'Tests')) report('scenario-tests', at(test), 'stands outside <Tests>: put it inside');
    if (!outcomes.some((outcome) => outcome.start > test.start && outcome.end <= test.end)) {
      report('scenario-tests', at(test), 'has no <Outcome>: name the fix it leads to');
    }
  }
  for (const outcome of outcomes) {
    if (!isInside(outcome, 'Test'))
      report('scenario-tests', at(outcome), 'stands outside <Test>: put it into the test it belongs to');
  }
  if (
    !page.elements.some((element) => element.name === 'H' && element.attributes.get('id') === 'nothing-fits')
  ) {
    report(
      'missing-section',
      '<H id="nothing-fits">',
      'is missing: end with what to collect and whom to ask',
    );
  }
  const listed = stringsOf(entry, 'fixes');
  for (const outcome of outcomes) {
    const fix = outcome.attributes.get('fix');
    if (typeof fix === 'string' && !listed.some(({ value }) => value === fix)) {
      report(
        'outcome-mismatch',
        at(outcome),
        `leads to ${fix}, which the field fixes does not name: add it there`,
      );
    }
  }
  for (const { at: index, value } of listed) {
    if (!outcomes.some((outcome) => outcome.attributes.get('fix') === value)) {
      report(
        'outcome-mismatch',
        `fixes[${index}]`,
        `${value} is no <Outcome> of the page: add one, or take the id out`,
      );
    }
  }
}

/** `line 41 <Exchange>`, or `line 41 <Exchange program>` for an attribute. */
export function at(element: Element, attribute?: string): string {
  return `line ${element.line} <${element.name}${attribute === undefined ? '' : ` ${attribute}`}>`;
}

function rank(name: string): number {
  return NAMES.indexOf(name);
}

function isEmpty(page: Scan, { inner: [from, to] }: Element): boolean {
  return (
    page.text
      .slice(from, to)
      .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
      .trim() === ''
  );
}
