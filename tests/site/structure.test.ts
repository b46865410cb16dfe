import { DomUtils } from 'htmlparser2';
import { expect, test } from 'vitest';
import { type DomElement, only, readSite, type SitePage, some, tagOf, textOf } from './built.ts';

const site = await readSite();

/** The headings of the main part of a page. */
function headingsOf(page: SitePage): DomElement[] {
  return DomUtils.getElementsByTagName((name) => /^h[1-6]$/.test(name), only(page, 'main'));
}

/** Lines "page: tag" for the elements that a test refuses. */
function offenders(refuse: (element: DomElement, page: SitePage) => boolean): string[] {
  const found = site.pages.flatMap((page) =>
    page.elements
      .filter((element) => refuse(element, page))
      .map((element) => `${page.path}: ${tagOf(element)}`),
  );
  return some(found);
}

test('every page has one h1, and it opens the headings of its main part', () => {
  const wrong = site.pages.filter((page) => {
    const headings = headingsOf(page);
    return textOf(only(page, 'h1')) === '' || headings[0]?.name !== 'h1';
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('headings never skip a level on the way down', () => {
  const wrong = site.pages.flatMap((page) => {
    const headings = headingsOf(page);
    const levels = headings.map(({ name }) => Number(name.slice(1)));
    return headings
      .filter((_, at) => (levels[at] ?? 1) > (levels[at - 1] ?? 0) + 1)
      .map((heading) => `${page.path}: ${tagOf(heading)}`);
  });
  expect(wrong).toEqual([]);
});

test('no element carries a style or an event handler of its own', () => {
  expect(
    offenders(({ attribs }) =>
      Object.keys(attribs).some((name) => name === 'style' || name.startsWith('on')),
    ),
  ).toEqual([]);
});

test('every script is a module in a file, or data that no browser runs', () => {
  expect(
    offenders(({ name, attribs: { src, type } }) => {
      const isModule = type === 'module' && src !== undefined;
      const isData = type === 'application/ld+json' && src === undefined;
      return name === 'script' && !isModule && !isData;
    }),
  ).toEqual([]);
});

test('no address runs a script', () => {
  expect(
    offenders(({ attribs }) => Object.values(attribs).some((value) => /^\s*javascript:/i.test(value))),
  ).toEqual([]);
});

test('every page says its language, title and description', () => {
  const wrong = site.pages.filter((page) => {
    const description = page.elements.find(
      ({ name, attribs }) => name === 'meta' && attribs['name'] === 'description',
    );
    return (
      only(page, 'html').attribs['lang'] !== 'en' ||
      textOf(only(page, 'title')) === '' ||
      !description?.attribs['content']
    );
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('no two pages share a title', () => {
  const titles = site.pages.map((page) => textOf(only(page, 'title')));
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('no field sends what is typed: text fields and areas have no name', () => {
  const typed = ({ name, attribs }: DomElement): boolean =>
    name === 'textarea' ||
    (name === 'input' && /^(text|search|email|url|tel|password|)$/.test(attribs['type'] ?? ''));
  expect(offenders((element) => typed(element) && element.attribs['name'] !== undefined)).toEqual([]);
});

test('an exchange is a figure with a caption whose messages are named groups', () => {
  const figures = offenders((element) => {
    if (element.name !== 'figure') return false;
    const caption = DomUtils.getElementsByTagName('figcaption', element)[0];
    return caption === undefined || textOf(caption) === '';
  });
  expect(figures).toEqual([]);
  const messages = offenders(
    ({ attribs }) =>
      /(^|\s)msg(\s|$)/.test(attribs['class'] ?? '') &&
      (attribs['role'] !== 'group' || !/^(Request|Response)\b/i.test(attribs['aria-label'] ?? '')),
  );
  expect(messages).toEqual([]);
});
