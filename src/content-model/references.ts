import { anchorsOf } from './anchors.ts';
import { type LedgerEntry, parseLedger } from './ledger.ts';
import { openProofs, type Proofs } from './proofs.ts';
import { type Content, type Entry, folderOf, stringOf } from './source.ts';

/** What references can lead to. */
export interface Targets {
  /** Null when the fix has a page of its own; else what is wrong and what to do. */
  readonly fixFault: (id: string) => string | null;
  readonly hasChapter: (slug: string) => boolean;
  readonly hasScenario: (slug: string) => boolean;
  readonly hasTerm: (id: string) => boolean;
  readonly hasAnchor: (kind: 'fixes' | 'guide' | 'scenarios', key: string, anchor: string) => boolean;
  /** The proofs of a fix, null when it has no folder. */
  readonly proofsOf: (id: string) => Proofs | null;
}

/** The chapter whose `<Term>` elements `<To term="…">` leads to. */
const GLOSSARY = 'glossary';

/** Indexes the content, so that each reference costs the same however much there is. */
export function indexTargets(content: Content): Targets {
  const pages = new Map<string, Entry>();
  for (const entry of content.entries) {
    const key = entry.kind === 'fixes' ? stringOf(entry, 'id') : entry.name;
    if (!pages.has(`${entry.kind} ${key}`)) pages.set(`${entry.kind} ${key}`, entry);
  }
  const lines = content.ledgers.flatMap(({ text, prefix }) => parseLedger(text, prefix).entries);
  const ledger = new Map(lines.map((entry) => [entry.id, entry]));
  const anchors = new Map<string, ReadonlySet<string>>();
  const proofs = new Map<string, Proofs>();
  const terms = new Set(
    (pages.get(`guide ${GLOSSARY}`)?.page?.elements ?? []).flatMap(({ name, attributes }) => {
      const id = attributes.get('id');
      return name === 'Term' && typeof id === 'string' ? [id] : [];
    }),
  );
  return {
    fixFault: (id) => faultOf(id, ledger.get(id), pages.has(`fixes ${id}`)),
    hasChapter: (slug) => pages.has(`guide ${slug}`),
    hasScenario: (slug) => pages.has(`scenarios ${slug}`),
    hasTerm: (id) => terms.has(id),
    hasAnchor: (kind, key, anchor) => {
      const page = pages.get(`${kind} ${key}`)?.page;
      if (page === null || page === undefined) return true;
      const known = anchors.get(`${kind} ${key}`) ?? new Set(anchorsOf(kind, page).map(({ id }) => id));
      anchors.set(`${kind} ${key}`, known);
      return known.has(anchor);
    },
    proofsOf: (id) => {
      const entry = pages.get(`fixes ${id}`);
      if (entry === undefined) return null;
      const found = proofs.get(id) ?? openProofs(content.root, folderOf(entry));
      proofs.set(id, found);
      return found;
    },
  };
}

function faultOf(id: string, entry: LedgerEntry | undefined, hasPage: boolean): string | null {
  if (entry !== undefined && entry.state !== 'active') {
    const on = entry.targets.length === 0 ? 'name another fix' : `name ${entry.targets.join(' or ')} instead`;
    return `${id} is ${entry.state}: ${on}`;
  }
  return hasPage ? null : `${id} does not exist: correct the id, content/ids.txt has them all`;
}
