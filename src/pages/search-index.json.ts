import { createHash } from 'node:crypto';
import type { APIRoute } from 'astro';
import { allChapters, allFixes, allScenarios } from '#catalog/index.ts';
import { headingToc } from '#catalog/toc.ts';
import { SOFTWARE } from '#schemas/software.ts';
import type { SearchEntry, SearchIndex } from '#search/entry.ts';
import { TICKET_WORDS } from '#site/words.ts';

/** Pages that have no entry in a collection. */
const OTHER_PAGES: readonly SearchEntry[] = [
  {
    ...{ kind: 'lab', slug: 'lab', url: 'lab/', title: 'Lab: a server in this page' },
    lede: 'Change a request or a server and watch the answer, and the reason for it, change.',
    also: ['try a 401 yourself', 'http authentication playground', 'simulate a 401 response'],
  },
  {
    ...{ kind: 'lab', slug: 'devtools', url: 'lab/devtools/', title: 'Try a 401 in DevTools' },
    lede: 'A small server in your browser answers fetch() calls with real 401s.',
    also: ['endpoint that returns 401 for testing', 'see a 401 in the network panel'],
  },
  {
    ...{ kind: 'lab', slug: 'explained', url: 'lab/explained/', title: 'Headers, parameters and claims' },
    lede: 'One sentence and one reference for each header, parameter and token claim of the lab.',
    also: ['list of authentication headers', 'meaning of jwt claims'],
  },
  {
    ...{ kind: 'proof', slug: 'proofs', url: 'proofs/', title: 'Proofs: every fix that was run' },
    lede: 'Which fix was run on which program and version, with the recordings of both states.',
    also: ['which versions were tested', 'how were the fixes tested', 'recorded http exchanges'],
  },
  {
    ...{ kind: 'desk', slug: 'tickets', url: 'tickets/', title: 'Support tickets: replies to copy' },
    lede: TICKET_WORDS.description,
    also: ['canned reply for a support ticket', 'help desk macro', 'add the search to my browser'],
  },
];

/** The intent index: the frontmatter of every fix, scenario and chapter, in the words people search with. */
export const GET: APIRoute = async () => {
  const entries = await searchEntries();
  const build = createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 10);
  const used = new Set(entries.flatMap((entry) => entry.software ?? []));
  const labels = Object.entries(SOFTWARE).filter(([slug]) => used.has(slug) && slug !== 'any');
  const software = Object.fromEntries(labels.map(([slug, { label }]) => [slug, label]));
  const index: SearchIndex = { version: 1, build, software, entries };
  return new Response(JSON.stringify(index), { headers: { 'Content-Type': 'application/json' } });
};

async function searchEntries(): Promise<SearchEntry[]> {
  const [fixes, scenarios, chapters] = await Promise.all([allFixes(), allScenarios(), allChapters()]);
  const slugs = new Map(fixes.map((fix) => [fix.id, fix.slug]));
  return [
    ...fixes.map(
      ({ id, slug, path, title, cause, fix, audience, software, also, signals, symptoms }): SearchEntry => ({
        ...{ kind: 'fix', slug, url: path.slice(1), title, lede: cause, id },
        ...{ audience, software, also, signals, symptoms, text: fix },
      }),
    ),
    ...scenarios.map(
      ({ slug, path, title, lede, summary, audience, software, also, signals, fixes: ids }): SearchEntry => ({
        ...{ kind: 'scenario', slug, url: path.slice(1), title, lede: summary },
        ...{ audience, software, also, signals, text: lede },
        fixes: ids.flatMap((id: string) => slugs.get(id) ?? []),
      }),
    ),
    ...chapters.map(({ slug, path, title, lede, summary, entry }): SearchEntry => {
      const headings = headingToc(entry.body ?? '').map((heading) => heading.title);
      return {
        kind: 'guide',
        slug,
        url: path.slice(1),
        title,
        lede: summary,
        text: [lede, ...headings].join(' '),
      };
    }),
    ...OTHER_PAGES,
  ];
}
