import type { Play, PlayStep } from '#lab/types.ts';
import { href } from '#site/href.ts';
import { make } from '../search-dom.ts';

/** What is copied: a play, and which of its steps is shown. */
export interface Copied {
  readonly play: Play;
  readonly at: number;
  /** When it was played, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
}

/** The buttons below the exchange. What they write is loaded when one is pressed. */
export function copyBar(current: () => Copied | null): HTMLElement {
  const said = make('span', { role: 'status' });
  const button = (words: string, work: (copied: Copied) => Promise<string>): HTMLElement => {
    const made = make('button', { type: 'button' }, words);
    made.addEventListener('click', async () => {
      const copied = current();
      if (copied === null) return;
      try {
        said.textContent = await work(copied);
      } catch {
        said.textContent = 'That did not work: this browser blocks it.';
      }
    });
    return made;
  };
  const copy = async (text: string, what: string): Promise<string> => {
    await navigator.clipboard.writeText(text);
    return `${what} copied.`;
  };
  const step = ({ play, at }: Copied): PlayStep => play.steps[at] ?? play.steps[0];
  return make(
    'div',
    { class: 'acts' },
    button('Copy link', () => copy(location.href, 'The link is')),
    button('Copy as curl', async (copied) => {
      const { asCurl } = await import('#lab/export/curl.ts');
      return copy(asCurl(step(copied)), 'The command is');
    }),
    button('Copy as fetch', async (copied) => {
      const { asFetch } = await import('#lab/export/fetch.ts');
      return copy(asFetch(step(copied)), 'The call is');
    }),
    button('Copy as HTTP', async ({ play }) => {
      const { asHttp } = await import('#lab/export/http.ts');
      return copy(asHttp(play), 'The messages are');
    }),
    button('Download HAR', async ({ play, time }) => {
      const { asHar } = await import('#lab/export/har.ts');
      download('fix401-lab.har', JSON.stringify(asHar(play, time), null, 2));
      return 'The file is downloaded.';
    }),
    make('a', { href: href('/lab/devtools/') }, 'Try in DevTools'),
    said,
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href: address, download: name }).click();
  // Some browsers read it only after a while.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
