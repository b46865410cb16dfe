/** Bytes of each hostile input. */
export const SIZE = 65_536;

export type HostileReader = 'oauth4webapi' | 'auth-header' | 'www-authenticate' | 'http-auth-utils';

function filled(start: string, part: string): string {
  return (start + part.repeat(Math.ceil(SIZE / part.length))).slice(0, SIZE);
}

/** What makes careless readers slow: much to try again, or many of something. */
export const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['commas', filled('', ',')],
  ['blanks behind a scheme', filled('Basic ', '\t')],
  ['quotes', filled('Basic a=', '"')],
  ['backslashes in an open quote', filled('Basic a="', '\\')],
  ['an open quote', filled('Basic a="', 'a')],
  ['names and equals', filled('Basic ', 'a=')],
  ['faulty members', filled('Basic ', 'a="b"c, ')],
  ['parameters of one name', filled('Basic ', 'a=b, ')],
  [
    'different names',
    Array.from({ length: 5_400 }, (_, i) => `p${1_000 + i}=v`)
      .join(', ')
      .replace(/^/, 'Basic '),
  ],
  ['schemes', filled('', 'X a="b", ')],
  ['a long name', filled('Basic ', 'a')],
];
