import type { APIRoute } from 'astro';
import { allChapters, allFixes, allScenarios } from '#catalog/index.ts';
import { absolute } from '#site/absolute.ts';
import { SITE } from '#site/site.ts';
import { twinPath } from '#site/twin.ts';

interface Listed {
  readonly path: `/${string}/`;
  readonly title: string;
  readonly about: string;
}

function section(heading: string, pages: readonly Listed[]): string {
  const lines = pages.map(
    ({ path, title, about }) =>
      `- [${title}](${absolute(twinPath(path) ?? path)}): ${about.replaceAll('\n', ' ')}`,
  );
  return `## ${heading}\n\n${lines.join('\n')}\n`;
}

/** What the site holds, for programs that read Markdown (llmstxt.org). */
export const GET: APIRoute = async () => {
  const fixes = (await allFixes()).map((fix) => ({
    path: fix.path,
    title: `${fix.id.toUpperCase()}: ${fix.title}`,
    about: fix.cause,
  }));
  const scenarios = (await allScenarios()).map(({ path, title, summary }) => ({
    path,
    title,
    about: summary,
  }));
  const chapters = (await allChapters()).map(({ path, title, summary }) => ({ path, title, about: summary }));
  const text = `# ${SITE.name}

> ${SITE.description}

Every fix has a permanent address, \`/fix/u17/\`; the same as Markdown is \`/fix/u17.md\`, as JSON \`/fix/u17.json\`. All of them: ${absolute('/fixes.json')}, with its schema at ${absolute('/fixes.schema.json')}. Error strings of libraries and servers, each with its fix: ${absolute('/errors.json')}, with its schema at ${absolute('/errors.schema.json')}. New and changed fixes: ${absolute('/feed.xml')}.

${section('Fixes: one cause and its cure each', fixes)}
${section('Scenarios: from what you see to the right fix', scenarios)}
${section('Guide', chapters)}`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
