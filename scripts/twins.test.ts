import { expect, test } from 'vitest';
import { twinPath } from '../src/site/twin.ts';
import { markdownOf } from './twins.ts';

const address = new URL('https://help.example.com/401/fix/u13/');
const page = (main: string): string =>
  `<!doctype html><html><body><header><nav>Guide</nav></header><main id="main">${main}</main></body></html>`;

test.each([
  ['/', '/index.md'],
  ['/fix/u13/', '/fix/u13.md'],
  ['/guide/', '/guide.md'],
  ['/lab/', null],
  ['/lab/explained/', '/lab/explained.md'],
  ['/404.html', null],
])('the twin of %s is %s', (path, twin) => {
  expect(twinPath(path)).toBe(twin);
});

test('controls, neighbors and words for screen readers stay out; links are whole', async () => {
  const html = page(
    '<h1>Why</h1><p>See <a href="/401/fix/u5/">this</a> and <a href="#check">below</a>.</p>' +
      '<button>Copy</button><nav>x</nav><p hidden>y</p><p><span class="sr">z </span>done</p>',
  );
  expect(await markdownOf(html, address)).toBe(
    '# Why\n\nSee [this](https://help.example.com/401/fix/u5/) and [below](https://help.example.com/401/fix/u13/#check).\n\ndone\n',
  );
});

test('a diff keeps its signs and an exchange its lines', async () => {
  const html = page(
    '<figure class="wire"><figcaption class="bar"><span>site.conf</span><span class="tag">401</span></figcaption>' +
      '<pre class="diff"><del><span class="sr">removed: </span>a</del><ins>b</ins><span class="same">c</span></pre></figure>' +
      '<pre>GET / HTTP/1.1\n<mark><span class="sr">deciding line: </span>Host: example.com</mark></pre>',
  );
  expect(await markdownOf(html, address)).toBe(
    '**site.conf · 401**\n\n```diff\n- a\n+ b\n  c\n```\n\n```\nGET / HTTP/1.1\nHost: example.com\n```\n',
  );
});

test('markup in a text is no markup in Markdown', async () => {
  expect(await markdownOf(page('<p>&lt;b&gt; *not* [a](b)</p>'), address)).toBe(
    '\\<b> \\*not\\* \\[a]\\(b)\n',
  );
});

test('a page without main is refused by its address', async () => {
  await expect(markdownOf('<p>x</p>', address)).rejects.toThrow('/401/fix/u13/ has no <main>');
});
