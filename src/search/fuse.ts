import type { LegHit } from './entry.ts';

/** How fast the worth of a place falls: 1 / (K + place). */
const K = 10;

/** A ranked list and its say. */
export interface Ranked {
  readonly hits: readonly LegHit[];
  readonly weight: number;
}

/** Merges ranked lists by reciprocal rank: scores of different engines do not compare, places do. */
export function fuse(lists: readonly Ranked[]): LegHit[] {
  const scores = new Map<string, number>();
  for (const { hits, weight } of lists) {
    hits.forEach((hit, place) => {
      scores.set(hit.id, (scores.get(hit.id) ?? 0) + weight / (K + place + 1));
    });
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
