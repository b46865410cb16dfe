import { API_WORDS, FIX_WORDS, REPLY_WORDS } from '#site/words.ts';

export interface TocEntry {
  readonly id: string;
  readonly title: string;
}

const SECTIONS: Record<string, string> = {
  See: FIX_WORDS.see,
  Check: FIX_WORDS.check,
  Why: FIX_WORDS.why,
  Try: FIX_WORDS.try,
  Proof: FIX_WORDS.proof,
  Dont: FIX_WORDS.dont,
};

/** The sections of a fix page, in the order of its text. */
export function fixToc(body: string, curious: boolean, forApis = false): TocEntry[] {
  const entries: TocEntry[] = [];
  for (const [, tag = '', attributes = ''] of body.matchAll(
    /^<(See|Fix|Check|Why|Try|Proof|Dont)\b([^>]*)>/gm,
  )) {
    const audience = /for="(\w+)"/.exec(attributes)?.[1];
    if (tag === 'Fix') {
      if (!entries.some((e) => e.title === FIX_WORDS.fix))
        entries.push({ id: audience ? `fix-${audience}` : 'fix', title: FIX_WORDS.fix });
    } else if (tag === 'Proof' && curious) entries.push({ id: 'proof', title: FIX_WORDS.curious });
    else entries.push({ id: tag.toLowerCase(), title: SECTIONS[tag] ?? tag });
  }
  const api = forApis ? [{ id: 'api', title: API_WORDS.heading }] : [];
  return [
    ...entries,
    { id: 'reply', title: REPLY_WORDS.heading },
    ...api,
    { id: 'related', title: FIX_WORDS.related },
  ];
}

/** The headings of a chapter or scenario (`<H id="…">`); tags and code marks inside a heading are dropped. */
export function headingToc(body: string): TocEntry[] {
  return [...body.matchAll(/^<H id="([^"]+)"[^>]*>(.*?)<\/H>/gms)].map(([, id = '', words = '']) => ({
    id,
    title: words
      .replace(/<[^>]+>/g, '')
      .replaceAll('`', '')
      .trim(),
  }));
}
