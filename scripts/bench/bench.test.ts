import { describe, expect, test } from 'vitest';
import { type Footprint, growthOf } from './growth.ts';
import { lexicon, reword, rewordMdx, seeded, wordSource } from './words.ts';

const BODY = `<See>

<Exchange program="nginx" state="broken" mark="WWW-Authenticate" says="The server asks." />

Read the [password file](https://example.com/password-file) in \`/etc/nginx/passwords\` again.

</See>

\`\`\`bash
curl --verbose https://example.com/
\`\`\`
`;

const TEXTS = ['The server refuses a request whose credentials have expired; sign in again and repeat.'];

function write(seed: number): string {
  const random = seeded(seed);
  return rewordMdx(BODY, lexicon(wordSource(random, TEXTS), random));
}

describe('synthetic fixes', () => {
  test('are the same for the same seed and others for another', () => {
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
  });

  test('keep tags, addresses and code, and get other prose', () => {
    const text = write(1);
    expect(text).toContain(
      '<Exchange program="nginx" state="broken" mark="WWW-Authenticate" says="The server asks." />',
    );
    expect(text).toContain('](https://example.com/password-file)');
    expect(text).toContain('`/etc/nginx/passwords`');
    expect(text).toContain('curl --verbose https://example.com/');
    expect(text).not.toContain('Read the [password file]');
  });

  test('say a substitute as often as their model says the word, in the case it stood in', () => {
    const random = seeded(3);
    const text = reword(
      'Proxies drop it. Do proxies? Proxies!',
      lexicon(() => 'magpies', random),
    );
    expect(new Set(text.toLowerCase().match(/(?:magpies|proxies)/g)).size).toBe(1);
    expect(text).toMatch(/^[MP]\w+ \w+ it\. Do [mp]\w+\? [MP]\w+!$/);
  });

  test('stay about as long as their model and do not share their words', () => {
    const random = seeded(3);
    const word = wordSource(random, TEXTS);
    const texts = Array.from({ length: 400 }, () =>
      reword('Every longer word stands here. ', lexicon(word, random)),
    );
    expect(texts.join('').length / (31 * 400)).toBeGreaterThan(0.9);
    expect(texts.join('').length / (31 * 400)).toBeLessThan(1.1);
    expect(new Set(texts.join('').match(/\p{L}+/gu)).size).toBeGreaterThan(100);
  });
});

describe('growth', () => {
  const small: Footprint = new Map([
    ['/fix/u1/', { bytes: 1_000, article: true }],
    ['/fix/', { bytes: 1_000, article: false }],
  ]);
  const grown = (article: number, index: number): Footprint =>
    new Map([
      ['/fix/u1/', { bytes: article, article: true }],
      ['/fix/', { bytes: index, article: false }],
      ['/fix/u2/', { bytes: 9_000, article: true }],
    ]);

  test('holds when articles grow little; lists may grow and new pages come', () => {
    const { most, mostOther, faults } = growthOf(small, grown(1_050, 3_000));
    expect(faults).toEqual([]);
    expect(most).toEqual({ path: '/fix/u1/', share: expect.closeTo(0.05) });
    expect(mostOther).toEqual({ path: '/fix/', share: 2 });
  });

  test('names the article that grows over 5 %', () => {
    expect(growthOf(small, grown(1_060, 1_000)).faults).toEqual([
      expect.stringContaining('/fix/u1/: grew by 6.0 %'),
    ]);
  });

  test('names the address that is gone', () => {
    expect(growthOf(small, new Map([...small].slice(1))).faults).toEqual(['/fix/u1/: its address is gone']);
  });
});
