import { xmlText } from './xml.ts';

/** What is copied: a fix, one of its steps, or another page that search found. */
export interface CopySource {
  /** Id of a fix; absent for other pages. */
  readonly id?: string;
  /** Words of the link. */
  readonly title: string;
  /** Why the server answers 401, one sentence; code may stand in backticks. Absent for other pages. */
  readonly cause?: string;
  /** Whole address, of the step where there is one. */
  readonly address: string;
  /** Number of the step that the address leads to. */
  readonly step?: number;
  /** What the customer is told, without the address; blank lines part paragraphs. */
  readonly reply?: string;
}

/** The forms a link is copied in, in the order of the menu. */
export const COPY_FORMATS = ['reply', 'sentence', 'address', 'markdown', 'html', 'jira', 'slack'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** Whether a word, such as one from an address, names a format. */
export function isCopyFormat(word: string): word is CopyFormat {
  return (COPY_FORMATS as readonly string[]).includes(word);
}

/** What goes to the clipboard: text for every program, and markup for those that take it. */
export interface Clip {
  readonly plain: string;
  readonly html?: string;
}

/** The link for people: words that lead on where markup is taken, else the address alone. */
export function linkClip(source: CopySource): Clip {
  return { plain: source.address, html: formats.html(source) };
}

/**
 * The link in one format. `reply` of a source without a reply is its plain sentence. Everything is escaped for its
 * format, so that words and address come back whole.
 */
export function copyClip(source: CopySource, format: CopyFormat): Clip {
  const plain = formats[format](source);
  return format === 'reply' ? { plain, html: replyHtml(plain, source.address) } : { plain };
}

const formats: Readonly<Record<CopyFormat, (source: CopySource) => string>> = {
  reply: (source) =>
    source.reply === undefined ? formats.sentence(source) : `${source.reply.trim()}\n\n${source.address}`,
  sentence({ title, cause, address, step, id }) {
    if (step !== undefined) return `Step ${step} of “${plainText(title)}”: ${address}`;
    if (cause === undefined) return `${plainText(title)}: ${address}`;
    return `${plainText(cause)} The fix${id === undefined ? '' : `, ${id.toUpperCase()}`}: ${address}`;
  },
  address: ({ address }) => address,
  // CommonMark 0.31 §2.4: a backslash before any ASCII punctuation makes it literal.
  markdown: (source) =>
    `[${words(source).replace(/[\\`*_[\]<>&~|!#:@]/g, '\\$&')}](${safeAddress(source.address).replaceAll('&', '&amp;')})`,
  html: (source) => `<a href="${xmlText(source.address)}">${xmlText(words(source))}</a>`,
  // Jira's text formatting notation: a backslash before a special character; signs of emphasis count at a word's edge.
  jira: (source) =>
    `[${words(source).replace(/[\\[\]{}|]|(?<!\w)[*_^~+!?-]|[*_^~+!?-](?!\w)/g, '\\$&')}|${safeAddress(source.address)}]`,
  // Slack's mrkdwn: three characters are escaped; the first bar ends the address.
  slack: (source) =>
    `<${safeAddress(source.address).replaceAll('&', '&amp;')}|${xmlText(words(source)).replaceAll('&quot;', '"')}>`,
};

/** Words of the link: the title, and which step. */
function words({ title, step }: CopySource): string {
  return step === undefined ? plainText(title) : `${plainText(title)} (step ${step})`;
}

/** Prose of the frontmatter without the backticks that mark code, on one line. */
function plainText(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

/** An address in which nothing ends it early: what formats use as brackets stands percent-encoded. */
function safeAddress(address: string): string {
  return address.replace(
    /[\s<>"'()[\]{}|\\^`]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A reply as paragraphs; the address in it is a link. */
function replyHtml(reply: string, address: string): string {
  const link = `<a href="${xmlText(address)}">${xmlText(address)}</a>`;
  return reply
    .split(/\n{2,}/)
    .map((part) => `<p>${xmlText(part).replaceAll('\n', '<br>').replaceAll(xmlText(address), link)}</p>`)
    .join('');
}
