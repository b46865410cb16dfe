import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { DomUtils } from 'htmlparser2';
import { expect, test } from 'vitest';
import { parseRecording } from '#wire/recording.ts';
import { readSite, some, textOf } from './built.ts';
import { contentFixes } from './content.ts';

const site = await readSite();
const byPath = new Map(site.pages.map((page) => [page.path, page]));

/** Every proof on disk: its fix, its folder, and what it recorded. */
const proofs = contentFixes().flatMap(({ id, slug }) => {
  const folder = join('content/fixes', `${id}-${slug}`, 'proof');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => {
    const recording = parseRecording(readFileSync(join(folder, name, 'fixed.http'), 'latin1'));
    return { id, name, recording };
  });
});

const schema = z.object({
  schemaVersion: z.literal(1),
  proofs: z.array(
    z.object({
      fix: z.string(),
      name: z.string(),
      url: z.string(),
      programs: z.array(z.string()).min(1),
      clients: z.array(z.string()).min(1),
      date: z.iso.date(),
      broken: z.number(),
      fixed: z.number(),
    }),
  ),
  notRun: z.array(z.object({ fix: z.string(), why: z.string().min(1) })),
});
const listed = schema.parse(JSON.parse(readFileSync(join(site.folder, 'proofs.json'), 'utf8')));

test('proofs.json lists every proof with its programs and clients, and every other fix with a reason', () => {
  const key = (row: { fix: string; name: string; programs: readonly string[] }) =>
    `${row.fix} ${row.name} ${row.programs.join(', ')}`;
  expect(listed.proofs.map(key).sort()).toEqual(
    proofs.map(({ id: fix, name, recording: { program } }) => `${fix} ${name} ${program}`).sort(),
  );
  const covered = new Set([...listed.proofs, ...listed.notRun].map(({ fix }) => fix));
  expect(contentFixes().filter(({ id }) => !covered.has(id))).toEqual([]);
});

test('/proofs/ has a section for each program, with statuses, version and a link to each proof', () => {
  const page = byPath.get('/proofs/');
  const anchorOf = (program = ''): string =>
    program
      .replace(/ \d\S*$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
  const wrong = proofs.filter(
    ({ recording }) => page?.ids.has(anchorOf(recording.program.split(', ')[0])) !== true,
  );
  expect(wrong.map(({ id, name }) => `${id}/${name}`)).toEqual([]);
  const rows = page?.elements.filter(({ name }) => name === 'tr').map(textOf) ?? [];
  const text = rows.join('\n');
  expect(listed.proofs.filter(({ broken, fixed }) => !text.includes(`${broken} → ${fixed}`))).toEqual([]);
  expect(listed.proofs.filter(({ programs }) => !text.includes(programs[0] ?? '-'))).toEqual([]);
  const links = new Set(page?.elements.flatMap(({ attribs }) => attribs['href'] ?? []));
  expect(listed.proofs.filter(({ url }) => !links.has(url))).toEqual([]);
});

test('the page of a fix’s proofs shows each in a section: files, what differs, both recordings', () => {
  const faults = proofs.flatMap(({ id, name, recording }) => {
    const page = byPath.get(`/proofs/${id}/`);
    if (page === undefined) return [`${id}: no page`];
    const heading = page.elements.find(({ attribs }) => attribs['id'] === name);
    const section = heading?.parent;
    if (section === null || section === undefined) return [`${id}/${name}: no section`];
    const text = DomUtils.textContent(section);
    const messages = DomUtils.getElementsByTagName('div', section).filter(
      ({ attribs }) => attribs['role'] === 'group',
    );
    const marks = DomUtils.getElementsByTagName('mark', section).length;
    return [
      ...(text.includes(recording.program.split(', ')[0] ?? '-') ? [] : [`${id}/${name}: no version`]),
      ...(text.includes(`npm run prove -- ${id}/${name}`) ? [] : [`${id}/${name}: not how to run it`]),
      ...(messages.length >= recording.messages.length ? [] : [`${id}/${name}: messages are missing`]),
      ...(marks === 2 ? [] : [`${id}/${name}: ${marks} lines are marked`]),
    ];
  });
  expect(some(faults)).toEqual([]);
});

test('the page of a fix leads to all proofs, to its own page of them, and to each program but the first', () => {
  const faults = contentFixes().flatMap(({ id }) => {
    const links = byPath.get(`/fix/${id}/`)?.elements.flatMap(({ attribs }) => attribs['href'] ?? []) ?? [];
    const own = proofs.filter((proof) => proof.id === id);
    const wanted = [`${site.base}proofs/`, ...(own.length > 0 ? [`${site.base}proofs/${id}/`] : [])];
    const rows = own.filter(({ name }) => links.includes(`${site.base}proofs/${id}/#${name}`));
    return [
      ...wanted.filter((address) => !links.includes(address)).map((address) => `${id}: ${address}`),
      ...(rows.length === Math.max(0, own.length - 1) ? [] : [`${id}: ${rows.length} of ${own.length} rows`]),
    ];
  });
  expect(faults).toEqual([]);
});
