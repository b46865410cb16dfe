import { DomUtils, parseDocument } from 'htmlparser2';

/** A node of schema.org's vocabulary. */
export type LdNode = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/** A numbered list of steps; `title` is the heading above it. */
export interface StepList {
  readonly title: string;
  readonly steps: readonly { readonly id: string; readonly text: string }[];
}

/** What an article tells of itself. */
export interface ArticleFacts {
  readonly title: string;
  /** Whole address of the page. */
  readonly address: string;
  /** Day of the last change, if it is known. */
  readonly modified: string | null;
  readonly lists: readonly StepList[];
}

/**
 * A page that explains (schema.org/TechArticle); what it tells step by step is its main entity. What is optional and
 * stands in the page's head as well is left out, for every page pays for it before its first paint.
 */
export function articleNode({ title, address, modified, lists }: ArticleFacts): LdNode {
  return {
    '@type': 'TechArticle',
    headline: title,
    ...(modified === null ? {} : { dateModified: modified }),
    ...(lists.length === 0 ? {} : { mainEntity: howToNode(title, address, lists) }),
  };
}

/** Steps (schema.org/HowTo): one list as it is, several as sections named by their headings. */
export function howToNode(name: string, address: string, lists: readonly StepList[]): LdNode {
  const stepsOf = (list: StepList): LdNode[] =>
    list.steps.map(({ id, text }) => ({ '@type': 'HowToStep', text, url: `${address}#${id}` }));
  const [first, ...others] = lists;
  const step =
    first === undefined || others.length > 0
      ? lists.map((list) => ({ '@type': 'HowToSection', name: list.title, itemListElement: stepsOf(list) }))
      : stepsOf(first);
  return { '@type': 'HowTo', name, step };
}

/** The way to a page (schema.org/BreadcrumbList); the last place is the page itself. */
export function breadcrumbNode(
  above: readonly { readonly name: string; readonly address: string }[],
  name: string,
): LdNode {
  const places = [...above.map((place) => ({ name: place.name, item: place.address })), { name }];
  const itemListElement = places.map((place, at) => ({ '@type': 'ListItem', position: at + 1, ...place }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

/** Questions with their answers (schema.org/FAQPage). */
export function faqNode(entries: readonly { readonly question: string; readonly answer: string }[]): LdNode {
  const mainEntity = entries.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  }));
  return { '@type': 'FAQPage', mainEntity };
}

/** The text of a `<script type="application/ld+json">`. No `<` is left, so that no tag can end it. */
export function ldText(nodes: readonly LdNode[]): string {
  const [only, ...others] = nodes;
  const body = others.length === 0 && only !== undefined ? only : { '@graph': nodes };
  return JSON.stringify({ '@context': 'https://schema.org', ...body }).replaceAll('<', '\\u003c');
}

type Tree = ReturnType<typeof parseDocument>;
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const wordsOf = (node: Element): string => DomUtils.textContent(node).replace(/\s+/g, ' ').trim();
const isStep = ({ name, attribs }: Element): boolean => name === 'li' && /^fix-/.test(attribs['id'] ?? '');

/**
 * The numbered steps of a fix page, from its HTML: of each the first sentence, which says what to do.
 * A list is named by the nearest heading above it.
 */
export function stepListsOf(html: string): readonly StepList[] {
  const tree: Tree = parseDocument(html);
  const lists: { title: string; steps: StepList['steps'][number][] }[] = [];
  let heading = '';
  let parent: unknown = null;
  for (const element of DomUtils.getElementsByTagName('*', tree)) {
    if (/^h[2-3]$/.test(element.name)) heading = wordsOf(element);
    if (!isStep(element)) continue;
    if (element.parent !== parent) lists.push({ title: heading, steps: [] });
    parent = element.parent;
    lists.at(-1)?.steps.push({ id: element.attribs['id'] ?? '', text: actionOf(element) });
  }
  return lists;
}

function actionOf(step: Element): string {
  const blocks = DomUtils.getChildren(step).filter((node): node is Element => 'attribs' in node);
  const end = blocks.findIndex(({ name }) => name !== 'p' && name !== 'span');
  const before = end === -1 ? blocks : blocks.slice(0, end);
  const words = before.map(wordsOf).join(' ') || wordsOf(step);
  return /^.*?[.?!](?= |$)/.exec(words)?.[0] ?? words;
}
