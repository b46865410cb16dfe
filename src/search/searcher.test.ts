import { describe, expect, it } from 'vitest';
import type { LegHit } from './entry.ts';
import { INDEX } from './example-entries.ts';
import type { FullText } from './pagefind-leg.ts';
import { distance } from './repair.ts';
import { createSearcher, type Outcome } from './searcher.ts';

const slugs = (outcome: Outcome): string[] => outcome.results.map(({ entry }) => entry.slug);

/** A full-text engine that always gives the same answer. */
function fullText(answer: () => Promise<readonly LegHit[]>): FullText {
  return {
    leg: answer,
    describe: async (hits) =>
      new Map(hits.map(({ id }) => [id, { kind: 'guide', slug: 'x', url: id, title: id, lede: '' }])),
  };
}

describe('quick', () => {
  const searcher = createSearcher(INDEX, undefined);

  it('finds a page by words that only together describe it', () => {
    const { results, confident } = searcher.quick('my token worked one hour, now it stopped');
    expect(results[0]?.entry.slug).toBe('token-expired');
    expect(results[0]?.why).toBe('token worked for an hour and then stopped');
    expect(confident).toBe(true);
  });

  it('is not sure of words that say little', () => {
    expect(searcher.quick('401 error').confident).toBe(false);
  });

  it('puts what is named exactly first', () => {
    expect(slugs(searcher.quick('token AH01620'))[0]).toBe('htpasswd-missing');
  });

  it('reads a slip of the finger as the nearest known word and says so', () => {
    const outcome = searcher.quick('htpaswd');
    expect(slugs(outcome)[0]).toBe('htpasswd-missing');
    expect(outcome.repairs).toEqual([{ typed: 'htpaswd', read: 'htpasswd' }]);
  });

  it('completes a word that is half typed', () => {
    const outcome = searcher.quick('htpas');
    expect(slugs(outcome)[0]).toBe('htpasswd-missing');
    expect(outcome.repairs).toEqual([]);
  });

  it('keeps to the filters', () => {
    expect(slugs(searcher.quick('password', { audience: 'visitor' }))).toEqual(['browser-remembers']);
    expect(slugs(searcher.quick('password', { software: 'nginx' }))).toEqual(['htpasswd-missing']);
    expect(searcher.quick('u17', { audience: 'visitor' }).only).toBeUndefined();
  });

  it('finds nothing for nothing', () => {
    expect(searcher.quick('').results).toEqual([]);
    expect(searcher.quick('zzzzqqqq').results).toEqual([]);
  });
});

describe('full', () => {
  it('adds pages that only the full text has', async () => {
    const searcher = createSearcher(
      INDEX,
      fullText(async () => [{ id: 'guide/tokens/', score: 1 }]),
    );
    expect(slugs(await searcher.full('htpasswd'))).toEqual(['htpasswd-missing', 'tokens']);
  });

  it('serves from the index when the full text fails', async () => {
    const searcher = createSearcher(
      INDEX,
      fullText(() => Promise.reject(new Error('offline'))),
    );
    expect(slugs(await searcher.full('htpasswd'))).toEqual(['htpasswd-missing']);
  });

  it('serves from the full text when there is no index', async () => {
    const searcher = createSearcher(
      undefined,
      fullText(async () => [{ id: 'guide/cookies/', score: 1 }]),
    );
    expect((await searcher.full('cookie')).results[0]?.entry.url).toBe('guide/cookies/');
  });

  it('rejects when nothing is left that could answer', async () => {
    const failing = createSearcher(
      undefined,
      fullText(() => Promise.reject(new Error('offline'))),
    );
    await expect(failing.full('cookie')).rejects.toThrow('offline');
    const empty = createSearcher(
      undefined,
      fullText(async () => []),
    );
    await expect(empty.full('cookie')).rejects.toThrow('found nothing');
  });
});

describe('distance', () => {
  it('counts a swap of neighbors once and stops beyond the limit', () => {
    expect(distance('htpasswd', 'htpaswsd', 2)).toBe(1);
    expect(distance('cookie', 'cokie', 1)).toBe(1);
    expect(distance('cookie', 'token', 1)).toBe(2);
  });
});
