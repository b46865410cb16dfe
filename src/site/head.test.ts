import { expect, it } from 'vitest';
import { cardOf } from './card.ts';
import { bareTitle, type LinkPreview, previewTags } from './head.ts';

const PAGE: LinkPreview = {
  title: 'The access token has expired',
  description: 'Its time is over.',
  brand: 'Help 401',
  address: 'https://help.example.com/fix/u17/',
  image: 'https://help.example.com/cards/u17-0.png',
  alt: 'U17',
  isArticle: true,
  labels: [
    ['Cause', 'Its time is over.'],
    ['Proven on', 'Express 5.3.0'],
  ],
};
const written = (page: LinkPreview): Record<string, string> =>
  Object.fromEntries(
    previewTags(page).map((tag) => ['property' in tag ? tag.property : tag.name, tag.content]),
  );

it('writes Open Graph tags and the two facts of the Twitter card', () => {
  expect(written(PAGE)).toEqual({
    'og:title': PAGE.title,
    'og:description': PAGE.description,
    'og:type': 'article',
    'og:url': PAGE.address,
    'og:site_name': 'Help 401',
    'og:image': PAGE.image,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'U17',
    'twitter:card': 'summary_large_image',
    'twitter:label1': 'Cause',
    'twitter:data1': 'Its time is over.',
    'twitter:label2': 'Proven on',
    'twitter:data2': 'Express 5.3.0',
  });
});

it('leaves out an address and labels that are not there', () => {
  const tags = written({ ...PAGE, address: null, labels: [], isArticle: false });
  expect(Object.keys(tags).filter((name) => /url|label|data/.test(name))).toEqual([]);
  expect(tags['og:type']).toBe('website');
});

it('takes the name of the site off the end of a title, and off nothing else', () => {
  expect(bareTitle('Recap · Help 401', 'Help 401')).toBe('Recap');
  expect(bareTitle('Help 401: what it means', 'Help 401')).toBe('Help 401: what it means');
});

it.each([
  ['/', 'site', ''],
  ['/fix/u17/', 'u17', 'U17'],
  ['/guide/cors/', 'guide-cors', 'Guide'],
  ['/scenarios/401-vs-403/', 'scenario-401-vs-403', 'Scenario'],
  ['/fix/', null, null],
  ['/fix/by/nginx/', null, null],
  ['/proofs/u17/', null, null],
])('%s has the card %s', (path, name, chip) => {
  const card = cardOf(path, { brand: 'Help 401', title: 'T', text: 'D', proven: null });
  expect([card?.name ?? null, card?.chip ?? null]).toEqual([name, chip]);
});
