import type { APIRoute } from 'astro';
import { fixChangedOn } from '#catalog/changed.ts';
import { allFixes } from '#catalog/index.ts';
import { compareFixIds } from '#schemas/shared.ts';
import { absolute } from '#site/absolute.ts';
import { SITE } from '#site/site.ts';
import { xmlText } from '#site/xml.ts';

/** Noon, because only the day is known. */
const at = (day: string): string => `${day}T12:00:00Z`;

/** New and changed fixes, the latest first (Atom, RFC 4287). */
export const GET: APIRoute = async () => {
  const fixes = (await allFixes())
    .map((fix) => ({ fix, changed: fixChangedOn(fix) }))
    .sort((a, b) => b.changed.localeCompare(a.changed) || compareFixIds(b.fix.id, a.fix.id));
  const entries = fixes.map(({ fix, changed }) =>
    [
      '<entry>',
      `<id>${absolute(fix.path)}</id>`,
      `<title>${xmlText(`${fix.id.toUpperCase()}: ${fix.title}`)}</title>`,
      `<link href="${absolute(fix.path)}"/>`,
      `<updated>${at(changed)}</updated>`,
      `<summary>${xmlText(fix.short.replaceAll('`', ''))}</summary>`,
      '</entry>',
    ].join('\n'),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${absolute('/')}</id>
<title>${xmlText(`${SITE.name}: new and changed fixes`)}</title>
<link rel="self" href="${absolute('/feed.xml')}"/>
<link href="${absolute('/')}"/>
<author><name>${xmlText(SITE.name)}</name></author>
<updated>${at(fixes[0]?.changed ?? '2026-11-24')}</updated>
${entries.join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml' } });
};
