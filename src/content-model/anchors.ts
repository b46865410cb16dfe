import { type Element, isInside, type Scan } from './scan.ts';
import type { Kind } from './source.ts';

/** An address on a page. */
export interface Anchor {
  readonly id: string;
  /** Line of what makes it; 0 for what every page has. */
  readonly line: number;
}

/** The sections of a fix in their order, with the anchors they own. */
export const SECTIONS = ['See', 'Fix', 'Check', 'Why', 'Try', 'Proof', 'Dont'] as const;

const isSection = (name: string): boolean => SECTIONS.some((section) => section === name);

/** All anchors of a page in the order of its text; one that stands twice is there twice. */
export function anchorsOf(kind: Kind, page: Scan): Anchor[] {
  const anchors: Anchor[] = [{ id: 'main', line: 0 }];
  if (kind === 'fixes') {
    anchors.push({ id: 'short', line: 0 }, { id: 'reply', line: 0 }, { id: 'related', line: 0 });
  }
  if (kind === 'scenarios') anchors.push({ id: 'ask', line: 0 });
  const steps = new Map<Element, number>();
  let fixes = 0;
  for (const element of page.elements) {
    const { name, line } = element;
    const id = element.attributes.get('id');
    if (typeof id === 'string') anchors.push({ id, line });
    anchors.push(...formerIds(element).map((old) => ({ id: old, line })));
    if (kind !== 'fixes') continue;
    if (name === 'Fix') {
      const own = fixAnchor(element);
      if (fixes++ === 0 && own !== 'fix') anchors.push({ id: 'fix', line });
      anchors.push({ id: own, line });
    } else if (isSection(name)) anchors.push({ id: name.toLowerCase(), line });
    else if (name === 'Step') {
      const section = sectionOf(element);
      if (section === null) continue;
      const number = (steps.get(section) ?? 0) + 1;
      steps.set(section, number);
      anchors.push({ id: `${fixAnchor(section)}-${number}`, line });
    }
  }
  return anchors;
}

/** The ids of `was="…"`: addresses that a heading, section or step had before. */
function formerIds({ attributes }: Element): string[] {
  const was = attributes.get('was');
  return typeof was === 'string' ? was.split(' ').filter((id) => id !== '') : [];
}

/** `fix`, or `fix-owner` for `<Fix for="owner">`. */
function fixAnchor(fix: Element): string {
  const audience = fix.attributes.get('for');
  return typeof audience === 'string' ? `fix-${audience}` : 'fix';
}

function sectionOf(step: Element): Element | null {
  if (!isInside(step, 'Fix')) return null;
  let up = step.parent;
  while (up !== null && up.name !== 'Fix') up = up.parent;
  return up;
}
