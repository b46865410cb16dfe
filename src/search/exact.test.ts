import { describe, expect, it } from 'vitest';
import { exact } from './exact.ts';
import { ENTRIES } from './example-entries.ts';

describe('exact', () => {
  it.each(['u17', 'U17', ' #u17 '])('opens the fix with the id %j', (query) => {
    expect(exact(ENTRIES, query).only?.slug).toBe('token-expired');
  });

  it('opens a private fix by its id', () => {
    const own = {
      kind: 'fix',
      id: 'acme12',
      slug: 'own',
      url: 'fix/acme12/',
      title: 'Own',
      lede: 'Own.',
    } as const;
    expect(exact([...ENTRIES, own], ' ACME12').only?.slug).toBe('own');
  });

  it('opens the only page with a whole signal, whatever its case and spaces', () => {
    expect(exact(ENTRIES, 'JWT  expired').only?.slug).toBe('token-expired');
  });

  it('finds a signal as one line of a paste', () => {
    expect(exact(ENTRIES, 'GET / HTTP/1.1\n(13: Permission denied)\n').only?.slug).toBe('htpasswd-missing');
  });

  it('puts all pages with a shared signal first and opens none', () => {
    const { first, only } = exact(ENTRIES, 'error="invalid_token"');
    expect(first.map((entry) => entry.slug)).toEqual(['token-expired', 'browser-remembers']);
    expect(only).toBeUndefined();
  });

  it('opens a bare code, and only puts it first among other words', () => {
    expect(exact(ENTRIES, 'AH01620').only?.slug).toBe('htpasswd-missing');
    expect(exact(ENTRIES, 'what is AH01620').first.map((entry) => entry.slug)).toEqual(['htpasswd-missing']);
    expect(exact(ENTRIES, 'what is AH01620').only).toBeUndefined();
  });

  it('names nothing for an unknown id or code', () => {
    expect(exact(ENTRIES, 'u999').first).toEqual([]);
    expect(exact(ENTRIES, 'AADSTS50011').first).toEqual([]);
  });
});
