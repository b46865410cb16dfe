import { END_WORDS } from './words.ts';

/** What a report tells of the fix that it is about. */
export interface Reported {
  /** Id of the fix: `u17`. */
  readonly id: string;
  readonly title: string;
  /** Whole address of the page. */
  readonly page: string;
}

export type Answer = 'yes' | 'no';

/**
 * The address that opens a report with the fix filled in; null where `template` is empty. A `mailto:` address gets
 * subject and text; in an https one `{id}`, `{title}`, `{page}` and `{answer}` are replaced. Nothing else is told.
 */
export function reportAddress(
  template: string,
  { id, title, page }: Reported,
  answer: Answer,
): string | null {
  if (template === '') return null;
  const facts = { id: id.toUpperCase(), title: title.replaceAll('`', ''), page, answer };
  if (template.startsWith('mailto:')) {
    const subject = encodeURIComponent(`${facts.id} ${END_WORDS.said[answer]}: ${facts.title}`);
    const body = encodeURIComponent(`${facts.title}\r\n${page}\r\n\r\n`);
    return `${template}?subject=${subject}&body=${body}`;
  }
  return template.replace(/\{(id|title|page|answer)\}/g, (_, name: keyof typeof facts) =>
    encodeURIComponent(facts[name]),
  );
}

/** Where the source file at `path` is edited; null where that is not set, or the file is not in the project. */
export function editAddress(template: string, path: string): string | null {
  if (template === '' || /^(?:\.\.)?\//.test(path)) return null;
  return template.replaceAll('{path}', path.split('/').map(encodeURIComponent).join('/'));
}
