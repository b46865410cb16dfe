import { LAB_WORDS } from '#site/words.ts';
import type { WireMessage } from '#wire/message.ts';
import { type MessageView, viewMessage, type WireLine, wholeLine } from '#wire/view.ts';

/** What a wire card shows; the same as the properties of WireCard.astro that scripts need. */
export interface WireCard {
  readonly caption: string;
  readonly tag?: { readonly text: string; readonly tone: 'denied' | 'granted' | 'plain' } | undefined;
  readonly messages: readonly WireMessage[];
  /** A piece of the deciding line. */
  readonly mark?: string | undefined;
  readonly lines?: Lines | undefined;
}

/** The lines of a message, each cut into text and what may be pointed at. */
export type Lines = (message: WireMessage) => readonly (readonly (Node | string)[])[];

/** Builds the figure that WireCard.astro renders: the same elements, classes and spoken words. */
export function wireCard({ caption, tag, messages, mark, lines }: WireCard): HTMLElement {
  const figure = element('figure', 'wire');
  const bar = element('figcaption', 'bar', element('span', '', caption));
  if (tag) bar.append(element('span', `tag ${tag.tone}`, tag.text));
  figure.append(bar);
  const marked = messages.findLastIndex((message) =>
    viewMessage(message, { mark }).lines.some((line) => line.deciding),
  );
  messages.forEach((message, index) => {
    const view = viewMessage(message, index === marked ? { mark } : {});
    figure.append(messageElement(view, lines?.(message) ?? []));
  });
  return figure;
}

function messageElement({ tone, label, who, lines }: MessageView, cut: ReturnType<Lines>): HTMLElement {
  const message = element('div', `msg ${tone}`);
  message.setAttribute('role', 'group');
  message.setAttribute('aria-label', label);
  const sides = element('span', 'who', who);
  sides.setAttribute('aria-hidden', 'true');
  const text = element('pre', '');
  lines.forEach((line, index) => {
    if (index > 0) text.append('\n');
    text.append(...lineNodes(line, cut[index]));
  });
  message.append(sides, text);
  return message;
}

function lineNodes(line: WireLine, cut: ReturnType<Lines>[number] | undefined): readonly (Node | string)[] {
  if (line.deciding) {
    const mark = element('mark', '', element('span', 'sr', LAB_WORDS.deciding));
    mark.append(...(cut ?? [wholeLine(line)]));
    return [mark];
  }
  if (line.kind === 'start') {
    const start = element('span', 'start');
    start.append(...(cut ?? [line.text]));
    return [start];
  }
  if (cut !== undefined) return cut;
  if (line.kind === 'header') return [element('span', 'k', `${line.name}:`), ` ${line.text}`];
  return line.kind === 'cut' ? [element('span', 'cut', `[${line.text}]`)] : [line.text];
}

/** An element with a class and one child; text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  child: Node | string = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (child !== '') made.append(child);
  return made;
}
