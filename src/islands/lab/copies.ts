import type { Play, PlayStep } from '#lab/types.ts';
import { href } from '#site/href.ts';
import { SITE } from '#site/site.ts';
import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

const words = LAB_WORDS.copy;

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
  const button = (label: string, work: (copied: Copied) => Promise<string>): HTMLElement => {
    const made = make('button', { type: 'button' }, label);
    made.addEventListener('click', async () => {
      const copied = current();
      if (copied === null) return;
      try {
        said.textContent = await work(copied);
      } catch {
        said.textContent = words.blocked;
      }
    });
    return made;
  };
  const copy = async (text: string, done: string): Promise<string> => {
    await navigator.clipboard.writeText(text);
    return done;
  };
  const step = ({ play, at }: Copied): PlayStep => play.steps[at] ?? play.steps[0];
  return make(
    'div',
    { class: 'acts' },
    button(words.link[0], () => copy(location.href, words.link[1])),
    button(words.curl[0], async (copied) => {
      const { asCurl } = await import('#lab/export/curl.ts');
      return copy(asCurl(step(copied)), words.curl[1]);
    }),
    button(words.fetch[0], async (copied) => {
      const { asFetch } = await import('#lab/export/fetch.ts');
      return copy(asFetch(step(copied)), words.fetch[1]);
    }),
    button(words.http[0], async ({ play }) => {
      const { asHttp } = await import('#lab/export/http.ts');
      return copy(asHttp(play), words.http[1]);
    }),
    button(words.har[0], async ({ play, time }) => {
      const { asHar } = await import('#lab/export/har.ts');
      download('lab.har', JSON.stringify(asHar(play, time, SITE.name), null, 2));
      return words.har[1];
    }),
    make('a', { href: href('/lab/devtools/') }, words.devtools),
    said,
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  make('a', { href: address, download: name }).click();
  // Some browsers read it only after a while.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
