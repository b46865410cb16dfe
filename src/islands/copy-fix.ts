import { type CopyFormat, type CopySource, copyClip, linkClip } from '#site/copy-formats.ts';
import { href } from '#site/href.ts';
import { COPY_WORDS } from '#site/words.ts';
import { addSheet } from './add-sheet.ts';
import css from './copy.css?inline';
import { formatMenu } from './copy-menu.ts';
import { pageCopy } from './copy-page.ts';
import { copy, flash } from './copy-write.ts';
import { make } from './search-dom.ts';

/** How long the menu waits for what only the fix's file tells, in milliseconds. */
const PATIENCE = 1500;

/**
 * Adds to the page of a fix what copies: the menu of forms beside `button`, and a button for each step. Returns what
 * a press of `button` does.
 */
export function mountCopies(button: HTMLButtonElement): () => void {
  addSheet(css);
  const address = addressOfPage();
  const title = document.querySelector('h1')?.textContent ?? document.title;
  const page: CopySource = { ...idOf(address), title, address };
  let details: Promise<CopySource> | undefined;
  const whole = (): Promise<CopySource> => {
    details ??= detailsOf(page);
    return details;
  };
  let known = page;
  const menu = formatMenu({
    prepare: () => void whole(),
    async offered() {
      known = await whole();
      return (format) => format !== 'reply' || known.reply !== undefined;
    },
    copy: (format: CopyFormat) =>
      void copy(copyClip(known, format), menu, COPY_WORDS.said(COPY_WORDS.formats[format])),
    copyPage: () => void pageCopy(button)(),
  });
  button.after(menu);
  for (const step of document.querySelectorAll<HTMLElement>('.steps > li[id]')) addStep(step, page);
  return async () => {
    if (await copy(linkClip(page), button, COPY_WORDS.saidLink(title))) flash(button);
  };
}

/** The address that search engines are told: the one that stays, wherever this copy of the page is served. */
function addressOfPage(): string {
  return (
    document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ??
    location.origin + location.pathname
  );
}

function idOf(address: string): { readonly id?: string } {
  const id = /\/fix\/([^/]+)\/$/.exec(address)?.[1];
  return id === undefined ? {} : { id };
}

/** What the page's own data file adds: the cause, and the reply where there is one. Without it the link remains. */
async function detailsOf(page: CopySource): Promise<CopySource> {
  try {
    const response = await fetch(href(`/fix/${page.id ?? ''}.json`), {
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { cause, reply }: Readonly<Record<string, unknown>> = await response.json();
    return {
      ...page,
      ...(typeof cause === 'string' && { cause }),
      ...(typeof reply === 'string' && reply !== '' && { reply }),
    };
  } catch {
    return page;
  }
}

function addStep(step: HTMLElement, page: CopySource): void {
  const number = Number(/\d+$/.exec(step.id)?.[0] ?? 1);
  const label = COPY_WORDS.linkToStep(number);
  const button = make(
    'button',
    { type: 'button', class: 'copy-step', 'aria-label': label, title: label },
    '#',
  );
  const source = { ...page, address: `${page.address}#${step.id}`, step: number };
  button.addEventListener('click', async () => {
    if (await copy(linkClip(source), button, COPY_WORDS.saidStep(number))) flash(button, '✓');
  });
  const first = step.firstElementChild;
  (first instanceof HTMLParagraphElement ? first : step).append(button);
}
