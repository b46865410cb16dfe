import { anchorsOf } from './anchors.ts';
import { at } from './check-sections.ts';
import { type AttributeRule, COMPONENTS, FORBIDDEN_TAGS, HEADING_TAGS } from './components.ts';
import type { Report } from './problem.ts';
import type { Element, Scan } from './scan.ts';
import type { Kind } from './source.ts';

/** Checks what an MDX text is made of: components and their attributes, headings, anchors, links, imports. */
export function checkText(kind: Kind, page: Scan, report: Report): void {
  for (const { line, message } of page.faults) report('bad-syntax', `line ${line}`, message);
  for (const element of page.elements) {
    if (/^[A-Z]/.test(element.name)) checkComponent(kind, element, report);
    else checkHtml(element, report);
  }
  checkLines(kind, page, report);
  checkAnchors(kind, page, report);
  checkLinks(kind, page, report);
}

function checkComponent(kind: Kind, element: Element, report: Report): void {
  const rule = COMPONENTS[element.name];
  if (rule === undefined) {
    report('unknown-component', at(element), 'is no component: CONTRIBUTING.md lists those that exist');
    return;
  }
  if (!rule.in.includes(kind)) {
    report(
      'component-place',
      at(element),
      `is for ${rule.in.join(', ')} only: CONTRIBUTING.md says what to use in ${kind}`,
    );
  }
  for (const [name, value] of element.attributes) {
    const attribute = rule.attributes[name];
    if (name === 'style') continue;
    if (attribute === undefined) {
      const known = Object.keys(rule.attributes).join(', ') || 'none';
      report(
        'component-attribute',
        at(element, name),
        `is no attribute of <${element.name}>; it knows: ${known}`,
      );
    } else if (typeof value !== 'string') {
      report(
        'component-attribute',
        at(element, name),
        'has no plain text: write it in quotes, so that it can be checked',
      );
    } else
      checkValue(attribute, value, (message) => report('component-attribute', at(element, name), message));
  }
  for (const [name, { required }] of Object.entries(rule.attributes)) {
    if (required === true && !element.attributes.has(name)) {
      const code =
        name === 'id' && element.name.startsWith('H') ? 'heading-without-anchor' : 'component-attribute';
      report(code, at(element, name), `is missing: write <${element.name} ${name}="…">`);
    }
  }
  if (element.attributes.has('style')) reportStyle(element, report);
}

function checkValue(rule: AttributeRule, value: string, report: (message: string) => void): void {
  if (value.trim() === '' && rule.values?.includes('') !== true && rule.list !== true) {
    report('is empty: write it or leave the attribute out');
    return;
  }
  const words = rule.list === true ? value.split(/\s+/).filter((word) => word !== '') : [value];
  for (const word of words) {
    if (rule.values !== undefined && !rule.values.includes(word)) {
      report(`"${word}" is not known: use ${rule.values.map((known) => known || '""').join(', ')}`);
    }
  }
  if (rule.form !== undefined && !rule.form[0].test(value))
    report(`"${value}" does not fit: write ${rule.form[1]}`);
}

function checkHtml(element: Element, report: Report): void {
  if (HEADING_TAGS.includes(element.name)) {
    report(
      'heading-without-anchor',
      at(element),
      'is a heading of HTML: write <H id="…">, in a fix <Variant title="…">',
    );
  }
  if (FORBIDDEN_TAGS.includes(element.name)) {
    report('forbidden-html', at(element), 'is not for content: leave it out, or build a component for it');
  }
  if (element.attributes.has('style')) reportStyle(element, report);
  const link = element.attributes.get('href');
  if (typeof link === 'string' && !isOutside(link)) reportLink(at(element, 'href'), link, report);
}

function reportStyle(element: Element, report: Report): void {
  report(
    'forbidden-html',
    at(element, 'style'),
    'is refused by the site’s Content-Security-Policy: leave it out',
  );
}

function checkLines(kind: Kind, page: Scan, report: Report): void {
  const each = (pattern: RegExp, found: (field: string) => void): void => {
    for (const match of page.prose.matchAll(pattern))
      found(`line ${page.lineOf(match.index + match[0].search(/\S/))}`);
  };
  const heading = (field: string): void => {
    const cure = kind === 'fixes' ? '<Variant title="…">' : '<H id="…">';
    report(
      'heading-without-anchor',
      field,
      `is a Markdown heading, which has no lasting address: write ${cure}`,
    );
  };
  each(/^[ \t>]*#{1,6}(?=[ \t]|$)/gm, heading);
  // A line of = or - under text makes that text a heading, except under a table's row or a quote.
  each(/^(?=[ \t]*(?:=+|-{2,})[ \t]*$)(?<=\n[ \t]*[^\s|>][^\n]*\n)[ \t]*[=-]/gm, heading);
  each(
    /(?<=\n[ \t]*\n|^)(?:import[ \t{*'"][^\n]*['"]|export[ \t]+(?:const|let|default|function|class|\*|\{|\n))/g,
    (field) => {
      report(
        'import-in-mdx',
        field,
        'is an import or export: every component is there without one; take it out',
      );
    },
  );
  for (const match of page.text.slice(page.from).matchAll(/\bTODO\b/g)) {
    report('todo-left', `line ${page.lineOf(page.from + match.index)}`, 'still says TODO: fill it in');
  }
}

function checkAnchors(kind: Kind, page: Scan, report: Report): void {
  const first = new Map<string, number>();
  for (const { id, line } of anchorsOf(kind, page)) {
    const before = first.get(id);
    if (before === undefined) first.set(id, line);
    // Two sections of one name are told apart by the order of sections.
    else if (before !== line && !(kind === 'fixes' && isSectionTwice(page, id))) {
      const owner = before === 0 ? 'every page' : `line ${before}`;
      report(
        'duplicate-anchor',
        `line ${line}`,
        `makes the anchor #${id} of ${owner} again: choose another id`,
      );
    }
  }
}

function isSectionTwice(page: Scan, id: string): boolean {
  return page.elements.filter((element) => element.name.toLowerCase() === id).length > 1;
}

function checkLinks(kind: Kind, page: Scan, report: Report): void {
  const anchors = new Set(anchorsOf(kind, page).map(({ id }) => id));
  for (const match of page.prose.matchAll(
    /(!?)\[(?:[^[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]*)|^[ \t]*\[[^\]]+\]:[ \t]*<?([^\s>]+)/gm,
  )) {
    const link = match[2] ?? match[3] ?? '';
    if (match[1] === '!' || isOutside(link)) continue;
    const field = `line ${page.lineOf(match.index + match[0].search(/\S/))}`;
    if (!link.startsWith('#')) reportLink(field, link, report);
    else if (!anchors.has(link.slice(1))) {
      report('unknown-reference', field, `links to ${link}, which is no anchor of this page: correct it`);
    }
  }
}

function reportLink(field: string, link: string, report: Report): void {
  const message = `links to "${link}" inside the site: write <To fix="…">, <To guide="…" at="…">, <To scenario="…"> or <To page="…">`;
  report('inside-link', field, message);
}

function isOutside(link: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(link);
}
