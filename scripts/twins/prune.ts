import type { Element, ElementContent, Root, RootContent } from 'hast';

type Node = Root | RootContent | ElementContent;

const isElement = (node: Node): node is Element => node.type === 'element';

function classesOf(node: Element): readonly string[] {
  const names = node.properties['className'];
  return Array.isArray(names) ? names.map(String) : [];
}

/** What serves the page and not its text: controls, lists of neighbors, words for screen readers alone. */
function isControl(node: Element): boolean {
  const control = ['script', 'style', 'button', 'form', 'input', 'nav', 'aside', 'svg', 'template'];
  return (
    control.includes(node.tagName) ||
    node.properties['hidden'] !== undefined ||
    classesOf(node).some((name) => ['sr', 'near', 'crumb'].includes(name))
  );
}

/** The text below a node; removed and added lines of a diff with their sign. */
function linesOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (isElement(node) && isControl(node))) return '';
  const text = node.children.map(linesOf).join('');
  if (!isElement(node)) return text;
  if (node.tagName === 'del') return `- ${text}\n`;
  if (node.tagName === 'ins') return `+ ${text}\n`;
  return classesOf(node).includes('same') ? `  ${text}\n` : text;
}

function codeBlock(node: Element): Element {
  const language = node.properties['dataLanguage'] ?? (classesOf(node).includes('diff') ? 'diff' : undefined);
  const className = language === undefined ? [] : [`language-${String(language)}`];
  const value = linesOf(node).replace(/\n+$/, '\n');
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [
      { type: 'element', tagName: 'code', properties: { className }, children: [{ type: 'text', value }] },
    ],
  };
}

const paragraph = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children,
});

/** Labels that stand side by side and are told apart by their look alone. */
function separated(children: readonly ElementContent[]): ElementContent[] {
  const labels = children.filter((child) => isElement(child));
  return labels.flatMap((label, at) => (at === 0 ? [label] : [{ type: 'text', value: ' · ' }, label]));
}

function pruned(node: ElementContent, address: URL): ElementContent[] {
  if (node.type === 'comment') return [];
  if (!isElement(node)) return [node];
  if (isControl(node)) return [];
  if (node.tagName === 'pre') return [codeBlock(node)];
  const children = node.children.flatMap((child) => pruned(child, address));
  if (node.tagName === 'figcaption') {
    const words = children.length > 1 ? separated(children) : children;
    return [paragraph([{ type: 'element', tagName: 'strong', properties: {}, children: words }])];
  }
  if (classesOf(node).includes('meta')) return [paragraph(separated(children))];
  const { href } = node.properties;
  const properties =
    node.tagName === 'a' && typeof href === 'string' && URL.canParse(href, address)
      ? { href: new URL(href, address).href }
      : node.properties;
  return [{ ...node, properties, children }];
}

function find(node: Node, tagName: string): Element | null {
  if (isElement(node) && node.tagName === tagName) return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = find(child, tagName);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The text of a page as a tree of its own: what stands in `<main>`, without controls, with whole addresses and
 * plain code blocks. Throws when the page has no `<main>`.
 */
export function textTree(page: Root, address: URL): Root {
  const main = find(page, 'main');
  if (main === null) throw new Error(`${address.pathname} has no <main>.`);
  return { type: 'root', children: main.children.flatMap((child) => pruned(child, address)) };
}
