import type { FieldLine } from '#http-auth/types.ts';
import type { PlainCase } from '../types.ts';

const KEY = 'example-key-0401';
const SESSION = 'example-session-0401';

const make =
  (group: string) =>
  (id: string, title: string, lines: readonly FieldLine[], more: Partial<PlainCase> = {}): PlainCase => ({
    id,
    group,
    title,
    lines,
    ...more,
  });

const none = make('No key');
const right = make('Right key');
const wrong = make('Wrong key');
const elsewhere = make('Somewhere else, or more than one');

/** The cases of an API key in the header X-API-Key. */
export const API_KEY_CASES: readonly PlainCase[] = [
  none('no-header', 'no header', []),
  none('empty', 'an empty value', [['X-API-Key', '']]),
  none('head', 'HEAD, no header', [], { method: 'HEAD' }),
  none('options', 'OPTIONS, no header', [], { method: 'OPTIONS' }),
  right('right', 'right key', [['X-API-Key', KEY]]),
  right('lower-case', 'the name in lower case', [['x-api-key', KEY]]),
  right('padded', 'blanks around the key', [['X-API-Key', `  ${KEY} `]]),
  wrong('wrong', 'unknown key', [['X-API-Key', 'example-key-0402']]),
  wrong('key-case', 'the key in capital letters', [['X-API-Key', KEY.toUpperCase()]]),
  wrong('prefix', 'the beginning of the key', [['X-API-Key', KEY.slice(0, 11)]]),
  wrong('quoted', 'the key in quotes', [['X-API-Key', `"${KEY}"`]]),
  wrong('bearer-prefix', 'Bearer before the key', [['X-API-Key', `Bearer ${KEY}`]]),
  wrong('non-ascii', 'a byte beyond ASCII', [['X-API-Key', `${KEY}\xE9`]]),
  elsewhere('bearer', 'in Authorization as Bearer', [['Authorization', `Bearer ${KEY}`]]),
  elsewhere('underscore', 'in X_API_Key', [['X_API_Key', KEY]]),
  elsewhere('query', 'in the query', [], { target: `/?api_key=${KEY}` }),
  elsewhere('right-wrong', 'two headers, the right one first', [
    ['X-API-Key', KEY],
    ['X-API-Key', 'example-key-0402'],
  ]),
  elsewhere('wrong-right', 'two headers, the wrong one first', [
    ['X-API-Key', 'example-key-0402'],
    ['X-API-Key', KEY],
  ]),
  elsewhere('right-right', 'two headers, both right', [
    ['X-API-Key', KEY],
    ['X-API-Key', KEY],
  ]),
];

const noSession = make('No session');
const session = make('Right session');
const other = make('Wrong session');
const several = make('More than one cookie');
const cookie = (value: string): FieldLine => ['Cookie', value];

/** The cases of a session cookie by the name of session. */
export const COOKIE_CASES: readonly PlainCase[] = [
  noSession('no-header', 'no header', []),
  noSession('empty', 'an empty value', [cookie('')]),
  noSession('empty-cookie', 'session without a value', [cookie('session=')]),
  noSession('other-cookie', 'another cookie only', [cookie('theme=dark')]),
  session('right', 'right session', [cookie(`session=${SESSION}`)]),
  session('after-other', 'after another cookie', [cookie(`theme=dark; session=${SESSION}`)]),
  session('no-space', 'no space after the semicolon', [cookie(`theme=dark;session=${SESSION}`)]),
  session('quoted', 'the value in quotes', [cookie(`session="${SESSION}"`)]),
  session('encoded', 'a letter percent-encoded', [cookie(`session=${SESSION.replace('s', '%73')}`)]),
  session('comma', 'a comma for the semicolon', [cookie(`theme=dark, session=${SESSION}`)]),
  other('unknown', 'a session that the server does not know', [cookie('session=example-session-0402')]),
  other('expired', 'a session that is over', [cookie('session=example-session-0400')]),
  other('name-case', 'Session for session', [cookie(`Session=${SESSION}`)]),
  several('right-wrong', 'two in one header, the right one first', [
    cookie(`session=${SESSION}; session=example-session-0402`),
  ]),
  several('wrong-right', 'two in one header, the wrong one first', [
    cookie(`session=example-session-0402; session=${SESSION}`),
  ]),
  several('two-headers', 'two headers, the wrong one first', [
    cookie('session=example-session-0402'),
    cookie(`session=${SESSION}`),
  ]),
];
