import { describe, expect, it } from 'vitest';
import { prepare } from './query.ts';

describe('prepare', () => {
  it('weighs weak words and parts of compounds less than words of their own', () => {
    const weights = Object.fromEntries(
      prepare('401 cookie invalid_token').map(({ text, weight }) => [text, weight]),
    );
    expect(weights).toMatchObject({ '401': 0.25, cookie: 1, invalid_token: 1, token: 0.5 });
  });

  it('names each word once', () => {
    const typed = prepare('cookie cookies Cookie').filter((term) => term.from === undefined);
    expect(typed).toHaveLength(1);
  });

  it('appends related words at a discount, saying where they come from', () => {
    const brought = prepare('jwt').filter((term) => term.from === 'jwt');
    expect(brought.map((term) => term.stem)).toContain('token');
    expect(brought.every((term) => term.weight < 1)).toBe(true);
  });

  it('is empty for stop words alone and bounded for a long paste', () => {
    expect(prepare('why is it')).toEqual([]);
    const paste = Array.from({ length: 500 }, (_, number) => `word${number}`).join(' ');
    expect(prepare(paste)).toHaveLength(40);
  });
});
