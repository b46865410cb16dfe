import { DomUtils } from 'htmlparser2';
import { expect, test } from 'vitest';
import { readFragment } from '#lab/fragment.ts';
import { loadPresets, presetState } from '#lab/presets.ts';
import { only, readSite, textOf } from './built.ts';
import { contentFixes } from './content.ts';

const site = await readSite();
const presets = new Map((await loadPresets()).map((preset) => [preset.id, preset]));
const byPath = new Map(site.pages.map((page) => [page.path, page]));

/** Anchors that links from tickets rely on, in the order of a page. Those in brackets of the design are optional. */
const ORDER = ['short', 'see', 'fix', 'check', 'why', 'try', 'proof', 'dont', 'related'];
const OPTIONAL = new Set(['try', 'dont']);

for (const fix of contentFixes()) {
  const page = byPath.get(`/fix/${fix.id}/`);
  const name = `${fix.id} ${fix.slug}`;

  test(`${name} has the anchors of a fix, in their order`, () => {
    const found = [...(page?.ids ?? [])].filter((id) => ORDER.includes(id));
    expect(found).toEqual(ORDER.filter((id) => found.includes(id) || !OPTIONAL.has(id)));
  });

  test(`${name} has an address for each step`, () => {
    const sections = [...fix.body.matchAll(/^<Fix(?: for="(\w+)")?>([\s\S]*?)^<\/Fix>/gm)];
    const wanted = sections.flatMap(([, audience, body = '']) => {
      const section = audience === undefined ? 'fix' : `fix-${audience}`;
      const steps = body.match(/<Step>/g) ?? [];
      return steps.map((_, at) => `${section}-${at + 1}`);
    });
    expect(wanted.length).toBeGreaterThan(0);
    expect([...(page?.ids ?? [])].filter((id) => /^fix-(?:[a-z]+-)?\d+$/.test(id))).toEqual(wanted);
  });

  test(`${name} opens its own case in the lab, where there is one`, () => {
    const preset = presets.get(fix.id);
    const links = page?.elements.map(({ attribs }) => attribs['href'] ?? '') ?? [];
    const lab = `${site.base}lab/#`;
    const states = links
      .filter((link) => link.startsWith(lab))
      .map((link) => readFragment(link.slice(lab.length)).state);
    if (preset === undefined) expect(states).toEqual([]);
    else expect(states).toContainEqual(presetState(preset, 'broken'));
  });

  test(`${name} shows the strings that programs print`, () => {
    const text = page === undefined ? '' : textOf(only(page, 'main'));
    expect(fix.signals.filter((signal) => !text.includes(signal.replace(/\s+/g, ' ')))).toEqual([]);
  });
}

test('under “You see” each exchange has at most eight lines, one of them marked, and says it in words', () => {
  const faults = contentFixes().flatMap(({ id }) => {
    const see = byPath.get(`/fix/${id}/`)?.elements.find(({ attribs }) => attribs['id'] === 'see');
    const figures = see === undefined ? [] : DomUtils.getElementsByTagName('figure', see);
    return figures.flatMap((figure) => {
      const named = (name: string) => DomUtils.getElementsByTagName(name, figure);
      const messages = named('div').filter(({ attribs }) => /^msg\b/.test(attribs['class'] ?? ''));
      if (messages.length === 0) return [];
      const lines = named('pre').flatMap((pre) => DomUtils.textContent(pre).split('\n')).length;
      const said = named('p').some(({ attribs }) => attribs['class'] === 'says');
      const whole = lines <= 8 && named('mark').length === 1 && said;
      return whole
        ? []
        : [`${id}: ${lines} lines, ${named('mark').length} marked, ${said ? '' : 'not '}said`];
    });
  });
  expect(faults).toEqual([]);
});
