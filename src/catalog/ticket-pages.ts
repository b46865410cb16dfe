import { absolute } from '#site/absolute.ts';
import type { CopySource } from '#site/copy-formats.ts';
import { allFixes } from './index.ts';
import type { Fix } from './types.ts';

/** A page holds this many replies; what is beyond stands on pages of its own. */
export const REPLIES_PER_PAGE = 40;

/** One page of the table of replies. */
export interface TicketPage {
  readonly path: `/tickets/${string}`;
  /** From 1. */
  readonly number: number;
  readonly fixes: readonly Fix[];
}

/** The pages of the table of replies; the first one is `/tickets/`. */
export async function ticketPages(): Promise<readonly TicketPage[]> {
  const fixes = await allFixes();
  const count = Math.max(1, Math.ceil(fixes.length / REPLIES_PER_PAGE));
  return Array.from({ length: count }, (_, i): TicketPage => {
    const rows = fixes.slice(i * REPLIES_PER_PAGE, (i + 1) * REPLIES_PER_PAGE);
    return { path: i === 0 ? '/tickets/' : `/tickets/${i + 1}/`, number: i + 1, fixes: rows };
  });
}

/** What is copied of a fix. */
export function copySource({ id, title, cause, reply, path }: Fix): CopySource {
  return { id, title, cause, reply, address: absolute(path) };
}
