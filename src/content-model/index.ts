import { resolve } from 'node:path';
import { type FixFolder, SITE_FIXES } from '#site/fix-folders.ts';
import { checkFields } from './check-fields.ts';
import { checkIds } from './check-ids.ts';
import { checkMentions } from './check-mentions.ts';
import { checkPhrases } from './check-phrases.ts';
import { checkReferences } from './check-references.ts';
import { checkFixSections, checkScenario } from './check-sections.ts';
import { checkText } from './check-text.ts';
import { committedLedger } from './git.ts';
import type { Problem, Report } from './problem.ts';
import { indexTargets } from './references.ts';
import { readContent } from './source.ts';

export type { Problem, ProblemCode } from './problem.ts';

/**
 * Reads content/ below `root` (the folder of package.json), its fixes from `folders`, and returns all that is wrong
 * with it, by file; empty when the content holds together. Looks at files and at the last commit of the ledgers only;
 * takes time linear in the size of the content.
 */
export async function checkContent(
  root: string,
  folders: readonly FixFolder[] = [SITE_FIXES],
): Promise<Problem[]> {
  const content = readContent(root, folders);
  const targets = indexTargets(content);
  const previous = folders.map(({ ledger }) => committedLedger(resolve(root, ledger)));
  const problems = checkIds(content, await Promise.all(previous));
  problems.push(...checkPhrases(content.entries));
  for (const entry of content.entries) {
    const report: Report = (code, field, message) =>
      void problems.push({ code, file: entry.file, field, message });
    checkFields(entry, report);
    if (entry.page !== null) {
      checkText(entry.kind, entry.page, report);
      if (entry.kind === 'fixes') {
        checkFixSections(entry, entry.page, report);
        checkMentions(entry, entry.page, targets, report);
      }
      if (entry.kind === 'scenarios') checkScenario(entry, entry.page, report);
    }
    checkReferences(entry, targets, report);
  }
  return problems.sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
}
