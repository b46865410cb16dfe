import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { COPY_FORMATS, type CopySource, copyClip, isCopyFormat, linkClip } from './copy-formats.ts';

const ADDRESS = 'https://help.example.com/401/fix/u17/';
const source: CopySource = {
  id: 'u17',
  title: 'The access token has expired',
  cause: 'The token’s `exp` time has passed, so the server refuses it.',
  address: ADDRESS,
};

interface Link {
  readonly words: string;
  readonly address: string;
}

/** Reads GitHub's Markdown, the widest dialect: one paragraph with one link of plain words. */
function readMarkdown(text: string): Link {
  const [paragraph, ...more] = unified().use(remarkParse).use(remarkGfm).parse(text).children;
  if (paragraph?.type !== 'paragraph' || more.length > 0) throw new Error('no single paragraph');
  const [link, ...rest] = paragraph.children;
  if (link?.type !== 'link' || rest.length > 0) throw new Error('no single link');
  const words = link.children.map((child) => {
    if (child.type !== 'text') throw new Error(`a ${child.type} in the words`);
    return child.value;
  });
  return { words: words.join(''), address: link.url };
}

function readHtml(text: string): Link {
  const [link, ...rest] = parseDocument(text).children;
  if (!(link && 'attribs' in link) || rest.length > 0) throw new Error('no single element');
  if (link.name !== 'a' || link.children.some(({ type }) => type !== 'text'))
    throw new Error('no plain link');
  return { words: DomUtils.textContent(link), address: link.attribs['href'] ?? '' };
}

/** Reads `[words|address]` of Jira's text formatting notation; a backslash takes the meaning from what follows. */
function readJira(text: string): Link {
  const [, words, address] = /^\[((?:[^\\[\]{}|]|\\.)*)\|([^\s|\]]*)\]$/s.exec(text) ?? [];
  if (words === undefined || address === undefined) throw new Error('no link');
  if (/(?<![\\\w])[*_^~+!-]\S/.test(words)) throw new Error('emphasis in the words');
  return { words: words.replace(/\\(.)/gs, '$1'), address };
}

/** Reads `<address|words>` of Slack's mrkdwn: up to the first bar stands the address. */
function readSlack(text: string): Link {
  const [, address, words] = /^<([^|<>]*)\|([^<>]*)>$/s.exec(text) ?? [];
  if (words === undefined || address === undefined) throw new Error('no link');
  const plain = (part: string): string =>
    part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { words: plain(words), address: plain(address) };
}

const READERS = { markdown: readMarkdown, html: readHtml, jira: readJira, slack: readSlack } as const;
const LINKS = ['markdown', 'html', 'jira', 'slack'] as const;

test.each([
  ['address', ADDRESS],
  ['markdown', `[The access token has expired](${ADDRESS})`],
  ['html', `<a href="${ADDRESS}">The access token has expired</a>`],
  ['jira', `[The access token has expired|${ADDRESS}]`],
  ['slack', `<${ADDRESS}|The access token has expired>`],
  ['sentence', `The token’s exp time has passed, so the server refuses it. The fix, U17: ${ADDRESS}`],
] as const)('%s of a plain title', (format, expected) => {
  expect(copyClip(source, format)).toEqual({ plain: expected });
});

describe('a step is named in words and address', () => {
  const step = { ...source, address: `${ADDRESS}#fix-2`, step: 2 };
  test.each(LINKS)('%s', (format) => {
    expect(READERS[format](copyClip(step, format).plain)).toEqual({
      words: 'The access token has expired (step 2)',
      address: `${ADDRESS}#fix-2`,
    });
  });
  test('sentence', () => {
    expect(copyClip(step, 'sentence').plain).toBe(
      `Step 2 of “The access token has expired”: ${ADDRESS}#fix-2`,
    );
  });
});

const HARD_TITLES = [
  'A ] bracket [ and [a](b) link',
  'a | b || c',
  '<b>bold</b> & <script>',
  '&amp; &copy; &#124; stay as they are',
  `"double" and 'single' quotes`,
  'back\\slash \\] at the end\\',
  '*stars* _lines_ ~~waves~~ **two**',
  '!picture! and {color:red}Jira{color}',
  'a -deleted- and +added+ word -- dash',
  '# no heading',
  'https://example.com and www.example.org in the words',
  'mail@example.com',
  '407, the proxy on the way wants its own password',
  'header (api_key)',
];

describe.each(LINKS)('%s gives back', (format) => {
  test.each(HARD_TITLES)('%s', (title) => {
    const { plain } = copyClip({ ...source, title }, format);
    expect(READERS[format](plain)).toEqual({ words: title, address: ADDRESS });
  });

  test('any words', () => {
    const signs = fc.constantFrom(...'ab1 \\[]{}()<>|&;#*_~^!+-"\'?:./@,ü“');
    const title = fc.string({ unit: signs, minLength: 1 }).map((text) => `t ${text} t`.replace(/\s+/g, ' '));
    fc.assert(
      fc.property(title, (words) => {
        expect(READERS[format](copyClip({ ...source, title: words }, format).plain).words).toBe(words);
      }),
    );
  });

  test('an address whose signs would end it early', () => {
    const address = 'https://example.com/a?b=c&copy=d#q=x)]|>"';
    const read = READERS[format](copyClip({ ...source, address }, format).plain);
    expect(new URL(read.address).searchParams.get('copy')).toBe('d');
    expect(decodeURIComponent(read.address)).toBe(address);
  });
});

test('backticks of the frontmatter and line breaks do not reach the words', () => {
  const title = 'The `Authorization`\n  header';
  for (const format of LINKS) {
    expect(READERS[format](copyClip({ ...source, title }, format).plain).words).toBe(
      'The Authorization header',
    );
  }
});

test('one press gives a link in words and the bare address', () => {
  const { plain, html = '' } = linkClip(source);
  expect(plain).toBe(ADDRESS);
  expect(readHtml(html)).toEqual({ words: source.title, address: ADDRESS });
});

test('the reply ends with the address, as text and as a link', () => {
  const reply = 'Your token is <old> & stale.\nAsk for a new one.\n\nThen try again.';
  const { plain, html = '' } = copyClip({ ...source, reply }, 'reply');
  expect(plain).toBe(`${reply}\n\n${ADDRESS}`);
  const dom = parseDocument(html);
  const paragraphs = DomUtils.getElementsByTagName('p', dom);
  expect(paragraphs.map((each) => DomUtils.innerText(each))).toEqual([
    'Your token is <old> & stale.Ask for a new one.',
    'Then try again.',
    ADDRESS,
  ]);
  expect(DomUtils.getElementsByTagName('a', dom).map(({ attribs }) => attribs['href'])).toEqual([ADDRESS]);
});

test('a fix without a reply answers with its plain sentence; a page without a cause with its title', () => {
  expect(copyClip(source, 'reply').plain).toBe(copyClip(source, 'sentence').plain);
  const chapter = { title: 'What a 401 is', address: 'https://help.example.com/guide/what-is-401/' };
  expect(copyClip(chapter, 'sentence').plain).toBe(
    'What a 401 is: https://help.example.com/guide/what-is-401/',
  );
});

test('the names of formats are known, others are not', () => {
  expect(COPY_FORMATS.filter(isCopyFormat)).toEqual([...COPY_FORMATS]);
  expect(['', 'pdf', 'toString'].filter(isCopyFormat)).toEqual([]);
});
