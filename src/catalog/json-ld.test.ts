import { describe, expect, it } from 'vitest';
import { articleNode, breadcrumbNode, faqNode, howToNode, ldText, stepListsOf } from './json-ld.ts';

const ADDRESS = 'https://help.example.com/fix/u1/';

describe('steps from the HTML of a fix', () => {
  it('takes the first sentence of each, across tags and white space, and leaves code blocks out', () => {
    const html = `<h2>Fix</h2><ol><li id="fix-1"><p>Read the\n <code>exp</code> of 2.4.13 or later. It is a number.</p><pre>code</pre></li>
      <li id="fix-2"><p>Reload Apache: <code>apachectl graceful</code>.</p></li></ol>`;
    expect(stepListsOf(html)).toEqual([
      {
        title: 'Fix',
        steps: [
          { id: 'fix-1', text: 'Read the exp of 2.4.13 or later.' },
          { id: 'fix-2', text: 'Reload Apache: apachectl graceful.' },
        ],
      },
    ]);
  });

  it('names each list by the heading above it', () => {
    const html =
      '<h2>Fix</h2><ol><li id="fix-1">One.</li></ol><h3>Without a shell</h3><ol><li id="fix-2">Two</li></ol>';
    expect(stepListsOf(html).map(({ title, steps }) => [title, steps[0]?.text])).toEqual([
      ['Fix', 'One.'],
      ['Without a shell', 'Two'],
    ]);
  });

  it('finds none where nothing is numbered', () => {
    expect(stepListsOf('<h2 id="fix">Fix</h2><ul><li>One</li></ul>')).toEqual([]);
  });
});

describe('nodes', () => {
  const list = (title: string) => ({ title, steps: [{ id: `fix-${title}`, text: 'Do it.' }] });

  it('writes one list as steps and several as sections', () => {
    expect(howToNode('T', ADDRESS, [list('1')])).toEqual({
      '@type': 'HowTo',
      name: 'T',
      step: [{ '@type': 'HowToStep', text: 'Do it.', url: `${ADDRESS}#fix-1` }],
    });
    const sections = howToNode('T', ADDRESS, [list('1'), list('2')])['step'];
    expect(sections).toMatchObject([
      { '@type': 'HowToSection', name: '1' },
      { '@type': 'HowToSection', name: '2' },
    ]);
  });

  it('leaves out an unknown day and steps that are not there', () => {
    const node = articleNode({ title: 'T', address: ADDRESS, modified: null, lists: [] });
    expect(node).toEqual({ '@type': 'TechArticle', headline: 'T' });
  });

  it('numbers places from 1 and gives the last no address', () => {
    const { itemListElement } = breadcrumbNode([{ name: 'Fixes', address: 'https://x.example/fix/' }], 'T');
    expect(itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Fixes', item: 'https://x.example/fix/' },
      { '@type': 'ListItem', position: 2, name: 'T' },
    ]);
  });
});

it('no text can end the script that it stands in', () => {
  const text = ldText([faqNode([{ question: '</script><script>alert(1)</script>', answer: '<!--' }])]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: [
      { name: '</script><script>alert(1)</script>', acceptedAnswer: { '@type': 'Answer', text: '<!--' } },
    ],
  });
});
