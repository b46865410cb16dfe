import { getCollection } from 'astro:content';
import { AUDIENCES, compareFixIds } from '#schemas/shared.ts';
import type { Chapter, Fix, Scenario } from './types.ts';

/** Scenarios stand by their first reader, the less technical first. */
function placeOf(scenario: Scenario): number {
  return AUDIENCES.indexOf(scenario.audience[0] ?? 'visitor');
}

interface Catalog {
  readonly fixes: readonly Fix[];
  readonly scenarios: readonly Scenario[];
  readonly chapters: readonly Chapter[];
  readonly byId: ReadonlyMap<string, Fix>;
}

async function load(): Promise<Catalog> {
  const fixes = (await getCollection('fixes'))
    .map((entry): Fix => {
      const slug = entry.id.slice(entry.data.id.length + 1);
      return {
        ...entry.data,
        slug,
        path: `/fix/${entry.data.id}/`,
        folder: (entry.filePath ?? '').replace(/\/index\.mdx$/, ''),
        entry,
      };
    })
    .sort((a, b) => compareFixIds(a.id, b.id));
  const scenarios = (await getCollection('scenarios'))
    .map((entry): Scenario => ({ ...entry.data, slug: entry.id, path: `/scenarios/${entry.id}/`, entry }))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.title.localeCompare(b.title, 'en'));
  const chapters = (await getCollection('guide'))
    .map((entry): Chapter => ({ ...entry.data, slug: entry.id, path: `/guide/${entry.id}/`, entry }))
    .sort((a, b) => a.order - b.order);
  return { fixes, scenarios, chapters, byId: new Map(fixes.map((f) => [f.id, f])) };
}

let built: Promise<Catalog> | undefined;

/** The whole catalog; read once a build, anew on every request of the dev server. */
function catalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return load();
  built ??= load();
  return built;
}

/** All fixes, by id. */
export async function allFixes(): Promise<readonly Fix[]> {
  return (await catalog()).fixes;
}

/** All scenarios, in the order of their index. */
export async function allScenarios(): Promise<readonly Scenario[]> {
  return (await catalog()).scenarios;
}

/** The chapters of the guide, in reading order. */
export async function allChapters(): Promise<readonly Chapter[]> {
  return (await catalog()).chapters;
}

export async function fixById(id: string): Promise<Fix | undefined> {
  return (await catalog()).byId.get(id);
}

/** The fix with this id. Throws, naming who asked, when there is none. */
export async function needFix(id: string, asker: string): Promise<Fix> {
  const fix = await fixById(id);
  if (fix === undefined)
    throw new Error(`${asker} names the fix "${id}", which does not exist. See content/ids.txt.`);
  return fix;
}

/** The chapter with this slug. Throws, naming who asked, when there is none. */
export async function needChapter(slug: string, asker: string): Promise<Chapter> {
  const chapter = (await allChapters()).find((c) => c.slug === slug);
  if (chapter === undefined)
    throw new Error(`${asker} names the chapter "${slug}", which is not in content/guide/.`);
  return chapter;
}

/** The scenario with this slug. Throws, naming who asked, when there is none. */
export async function needScenario(slug: string, asker: string): Promise<Scenario> {
  const scenario = (await allScenarios()).find((s) => s.slug === slug);
  if (scenario === undefined) {
    throw new Error(`${asker} names the scenario "${slug}", which is not in content/scenarios/.`);
  }
  return scenario;
}
