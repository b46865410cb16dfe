import { type AttributeValue, endOfExpression, readTag } from './syntax.ts';

/** An element of an MDX text. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly parent: Element | null;
  readonly start: number;
  /** What stands between the tags: offsets into the text. Both equal for a self-closing tag. */
  readonly inner: readonly [from: number, to: number];
  readonly end: number;
}

/** A code span, a code fence or a `<code>`, without its marks. */
export interface Code {
  readonly text: string;
  /** Where `text` starts. */
  readonly start: number;
}

/** What the checks need to know of an MDX text. */
export interface Scan {
  readonly text: string;
  /** Where the text after the frontmatter starts. */
  readonly from: number;
  readonly elements: readonly Element[];
  readonly code: readonly Code[];
  /** As long as the text, but code, tags, comments and expressions are blank. Line ends stay. */
  readonly prose: string;
  /** What MDX would refuse. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  readonly lineOf: (offset: number) => number;
}

const FENCE = /[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})[^\n]*/y;

/**
 * Finds elements and prose of an MDX text from `from` on, in one pass and without running it. Knows code
 * fences, code spans, comments, expressions and JSX tags; that is all the checks ask for, at a hundredth of the
 * time a full parser takes.
 */
export function scanMdx(text: string, from: number): Scan {
  const lineOf = lineFinder(text);
  const elements: (Element & { inner: [number, number]; end: number })[] = [];
  const open: (Element & { inner: [number, number]; end: number })[] = [];
  const faults: { line: number; message: string }[] = [];
  const code: Code[] = [];
  const prose: string[] = [blank(text.slice(0, from))];
  const fault = (at: number, message: string): void => void faults.push({ line: lineOf(at), message });
  let kept = from;
  let i = from;
  const skipTo = (end: number): void => {
    prose.push(text.slice(kept, i), blank(text.slice(i, end)));
    kept = end;
    i = end;
  };
  while (i < text.length) {
    if (i === from || text[i - 1] === '\n') {
      const end = endOfFence(text, i);
      if (end !== null) {
        if (end.open) fault(i, 'opens a code fence that nothing closes: close it');
        code.push(fenceAt(text, i, end.at));
        skipTo(end.at);
        continue;
      }
    }
    const char = text[i];
    if (char === '\\') i += 2;
    else if (char === '`') {
      const end = endOfCodeSpan(text, i);
      if (end.code) {
        code.push(spanAt(text, i, end.at));
        skipTo(end.at);
      } else i = end.at;
    } else if (char === '{') {
      skipTo(text.startsWith('{/*', i) ? after(text, '*/}', i) : endOfExpression(text, i));
    } else if (text.startsWith('<!--', i)) {
      fault(i, 'is an HTML comment, which MDX refuses: write {/* … */}');
      skipTo(after(text, '-->', i));
    } else if (char === '<' && /^<\/?[A-Za-z>]/.test(text.slice(i, i + 3))) {
      const tag = readTag(text, i);
      if (tag === null) {
        fault(i, 'starts a tag that does not end: close it, or put the text in backticks');
        skipTo(i + 1);
        continue;
      }
      if (tag.kind === 'close') {
        const element = open.pop();
        if (element === undefined) fault(i, `closes </${tag.name}>, which is not open: take it out`);
        else {
          if (element.name !== tag.name) {
            fault(
              i,
              `closes </${tag.name}> where <${element.name}> of line ${element.line} is open: close that first`,
            );
          }
          element.inner[1] = i;
          element.end = tag.end;
        }
      } else {
        const { name, attributes } = tag;
        const inner: [number, number] = [tag.end, tag.end];
        const parent = open.at(-1) ?? null;
        const element = { name, attributes, line: lineOf(i), parent, start: i, inner, end: tag.end };
        elements.push(element);
        if (tag.kind === 'open') open.push(element);
      }
      skipTo(tag.end);
    } else i++;
  }
  prose.push(text.slice(kept));
  for (const element of open) {
    element.inner[1] = text.length;
    element.end = text.length;
    fault(element.start, `opens <${element.name}>, which nothing closes: close it`);
  }
  for (const { name, inner } of elements) {
    if (name !== 'code') continue;
    code.push({ text: text.slice(...inner), start: inner[0] });
  }
  return { text, from, elements, code, prose: prose.join(''), faults, lineOf };
}

function spanAt(text: string, start: number, end: number): Code {
  const marks = /^`+/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { text: text.slice(start + marks, end - marks), start: start + marks };
}

function fenceAt(text: string, start: number, end: number): Code {
  const whole = text.slice(start, end);
  const first = whole.indexOf('\n') + 1;
  const last = whole.lastIndexOf('\n');
  return { text: whole.slice(first, Math.max(first, last)), start: start + first };
}

/** Whether `element` stands inside an element of that name. */
export function isInside(element: Element, name: string): boolean {
  for (let up = element.parent; up !== null; up = up.parent) if (up.name === name) return true;
  return false;
}

/** Spaces for all but line ends. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function endOfFence(text: string, at: number): { at: number; open: boolean } | null {
  FENCE.lastIndex = at;
  const start = FENCE.exec(text);
  const mark = start?.[1];
  if (start === null || mark === undefined) return null;
  if (mark.startsWith('`') && start[0].slice(start[0].indexOf(mark) + mark.length).includes('`')) return null;
  const close = new RegExp(`^[ \\t>]*${mark.charAt(0)}{${mark.length},}[ \\t]*$`, 'gm');
  close.lastIndex = at + start[0].length;
  const end = close.exec(text);
  return end === null ? { at: text.length, open: true } : { at: end.index + end[0].length, open: false };
}

function endOfCodeSpan(text: string, at: number): { at: number; code: boolean } {
  const run = /^`+/.exec(text.slice(at, at + 20))?.[0] ?? '`';
  const paragraphEnd = /\n[ \t]*\n/g;
  paragraphEnd.lastIndex = at;
  const limit = paragraphEnd.exec(text)?.index ?? text.length;
  let from = at + run.length;
  for (;;) {
    const next = text.indexOf(run, from);
    if (next < 0 || next >= limit) return { at: at + run.length, code: false };
    let end = next + run.length;
    if (text[end] !== '`') return { at: end, code: true };
    while (text[end] === '`') end++;
    from = end;
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
