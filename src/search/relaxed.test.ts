import { describe, expect, it } from 'vitest';
import type { LegHit, SearchLeg } from './entry.ts';
import { fuse } from './fuse.ts';
import { prepare } from './query.ts';
import { memoized, relaxed } from './relaxed.ts';

/** A leg over two pages that, like Pagefind, needs its one word to stand on the page. */
function leg(asked: string[]): SearchLeg {
  const pages: Record<string, string> = { a: 'cookie samesite', b: 'cookie htpasswd nginx' };
  return async (word) => {
    asked.push(word);
    const found = Object.entries(pages).filter(([, text]) => text.split(' ').includes(word));
    return found.map(([id]): LegHit => ({ id, score: 1 }));
  };
}

describe('relaxed', () => {
  it('adds up what each word finds, so that no word empties the answer', async () => {
    const hits = await relaxed(leg([]), prepare('cookie htpasswd unheardof'));
    expect(hits.map((hit) => hit.id)).toEqual(['b', 'a']);
  });

  it('is empty when no word is found, and rejects when the leg does', async () => {
    expect(await relaxed(leg([]), prepare('unheardof'))).toEqual([]);
    const broken: SearchLeg = () => Promise.reject(new Error('gone'));
    await expect(relaxed(broken, prepare('cookie'))).rejects.toThrow('gone');
  });
});

describe('memoized', () => {
  it('asks for a word once per choice of filters', async () => {
    const asked: string[] = [];
    const once = memoized(leg(asked));
    await once('cookie', {});
    await once('cookie', {});
    await once('cookie', { audience: 'owner' });
    expect(asked).toEqual(['cookie', 'cookie']);
  });

  it('asks again after a failure', async () => {
    let calls = 0;
    const once = memoized(async () => {
      calls += 1;
      if (calls === 1) throw new Error('offline');
      return [];
    });
    await expect(once('cookie', {})).rejects.toThrow('offline');
    expect(await once('cookie', {})).toEqual([]);
  });
});

describe('fuse', () => {
  const list = (...ids: string[]): LegHit[] => ids.map((id) => ({ id, score: 1 }));

  it('puts first what both lists have in front', () => {
    const merged = fuse([
      { hits: list('a', 'b', 'c'), weight: 1 },
      { hits: list('b', 'd'), weight: 1 },
    ]);
    expect(merged.map((hit) => hit.id)).toEqual(['b', 'a', 'd', 'c']);
  });

  it('lets the heavier list decide', () => {
    const merged = fuse([
      { hits: list('a'), weight: 2 },
      { hits: list('b'), weight: 1 },
    ]);
    expect(merged.map((hit) => hit.id)).toEqual(['a', 'b']);
  });
});
