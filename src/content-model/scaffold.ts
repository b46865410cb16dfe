import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SLUG } from '#schemas/shared.ts';
import { type FixFolder, SITE_FIXES } from '#site/fix-folders.ts';
import { nextNumber, parseLedger } from './ledger.ts';

/** What was made, or why nothing was. */
export type Scaffold = { readonly id: string; readonly file: string } | { readonly refused: string };

/**
 * Makes `uNN-<slug>/index.mdx` in `home`, a folder of fixes, with every field and section, each marked TODO so that the check fails
 * until it is filled, and appends `uNN active` to the ledger. `today` is `YYYY-MM-DD`. Refuses, and changes
 * nothing, when the slug is none, is taken, or the ledger cannot be read.
 */
export function scaffoldFix(
  root: string,
  slug: string,
  today: string,
  home: FixFolder = SITE_FIXES,
): Scaffold {
  if (!SLUG.test(slug)) return { refused: `"${slug}" is no slug: write lower-case words joined by hyphens` };
  const folder = resolve(root, home.folder);
  const taken = existsSync(folder)
    ? readdirSync(folder).find((name) => name.replace(/^[a-z]+\d+-/, '') === slug)
    : undefined;
  if (taken !== undefined) return { refused: `The slug is taken by ${home.folder}/${taken}: choose another` };
  const ledgerPath = resolve(root, home.ledger);
  const ledger = existsSync(ledgerPath) ? readFileSync(ledgerPath, 'utf8') : '';
  const { entries, faults } = parseLedger(ledger, home.prefix);
  const [fault] = faults;
  if (fault !== undefined) return { refused: `${home.ledger}: line ${fault.line}: ${fault.message}` };
  const id = `${home.prefix}${nextNumber(entries)}`;
  const file = `${home.folder}/${id}-${slug}/index.mdx`;
  mkdirSync(join(folder, `${id}-${slug}`), { recursive: true });
  writeFileSync(resolve(root, file), templateOf(id, today));
  writeFileSync(
    ledgerPath,
    `${ledger === '' || ledger.endsWith('\n') ? ledger : `${ledger}\n`}${id} active\n`,
  );
  return { id, file };
}

function templateOf(id: string, today: string): string {
  const many = (count: number, text: string): string =>
    Array.from({ length: count }, (_, at) => `  - 'TODO ${text} ${at + 1}'`).join('\n');
  return `---
id: ${id}
title: TODO the wrong state in the reader's words, at most 70 characters
cause: TODO why the server answers 401, one sentence.
fix: TODO the cure, one sentence.
short: >-
  TODO how to know in ten seconds, and the cure; 1 to 3 sentences.
reply: >-
  TODO what is wrong, in plain words for the customer. TODO the first steps; 2 or 3 sentences, no link.
audience: [developer]
software: [TODO]
schemes: [bearer]
signals:
${many(3, 'exact string that a program prints')}
also:
${many(8, 'phrase as people type it')}
symptoms:
  - TODO what it looks like, 1 to 3 sentences.
sources:
  - { title: 'TODO RFC section or vendor page', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' }
related: [TODO, TODO]
reviewed: ${today}
proof: { none: 'TODO why nothing was run; or programs: [nginx], the folders in proof/' }
---

<See>

TODO the recorded exchange, and what tells it apart from its nearest neighbors.

</See>

<Fix>
<Steps>
<Step>

TODO one action, imperative.

</Step>
</Steps>
</Fix>

<Check>

TODO one command or action, and what it must print now.

</Check>

<Why>

TODO the mechanism, 2 to 5 sentences, with the reference at the end of the sentence that needs it.

</Why>

<Proof />

<Dont>

TODO the popular unsafe shortcut and what it costs; or take the section out.

</Dont>
`;
}
