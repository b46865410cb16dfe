import type { FieldLine } from '#http-auth/types.ts';
import type { PlainCase } from '../types.ts';

const encoded = (text: string): string => btoa(text);
/** UTF-8, one character a byte. */
const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
const RIGHT = encoded('alice:s3cret');
const WRONG = encoded('alice:wr0ng');

type More = Pick<PlainCase, 'method' | 'target'>;

/** The cases of Basic for one field: Authorization, or that of a proxy. */
export function basicCases(field: string): readonly PlainCase[] {
  const make =
    (group: string) =>
    (id: string, title: string, values: readonly string[], more: More = {}): PlainCase => ({
      id,
      group,
      title,
      lines: values.map((value): FieldLine => [field, value]),
      ...more,
    });
  const none = make('No credentials');
  const right = make('Right credentials');
  const wrong = make('Wrong credentials');
  const unreadable = make('Credentials that are hard to read');
  const scheme = make('Another auth-scheme, or none');
  const several = make('More than one');
  return [
    none('no-header', 'no header', []),
    none('empty', 'an empty value', ['']),
    none('scheme-only', 'the scheme alone', ['Basic']),
    none('head', 'HEAD, no header', [], { method: 'HEAD' }),
    none('post', 'POST, no header', [], { method: 'POST' }),
    none('options', 'OPTIONS, no header', [], { method: 'OPTIONS' }),
    right('right', 'right user and password', [`Basic ${RIGHT}`]),
    right('right-head', 'the same with HEAD', [`Basic ${RIGHT}`], { method: 'HEAD' }),
    right('lower-case', 'basic in lower case', [`basic ${RIGHT}`]),
    right('upper-case', 'BASIC in upper case', [`BASIC ${RIGHT}`]),
    right('two-spaces', 'two spaces after Basic', [`Basic  ${RIGHT}`]),
    right('tab', 'a tab after Basic', [`Basic\t${RIGHT}`]),
    right('trailing-space', 'a space at the end', [`Basic ${RIGHT} `]),
    right('colon-in-password', 'a colon in the password', [`Basic ${encoded('carol:pa:ss')}`]),
    right('plus-slash', 'base64 with + and /', [`Basic ${encoded('erin:>>>???')}`]),
    right('utf-8', 'a password beyond ASCII, in UTF-8', [`Basic ${encoded(utf8('dora:pässwörd'))}`]),
    right('own-space', 'another user, in the other protection space', [`Basic ${encoded('bob:t3am')}`], {
      target: '/team/',
    }),
    wrong('wrong-password', 'wrong password', [`Basic ${WRONG}`]),
    wrong('wrong-user', 'unknown user', [`Basic ${encoded('mallory:s3cret')}`]),
    wrong('user-case', 'Alice for alice', [`Basic ${encoded('Alice:s3cret')}`]),
    wrong('empty-user', 'no user name', [`Basic ${encoded(':s3cret')}`]),
    wrong('empty-password', 'no password', [`Basic ${encoded('alice:')}`]),
    wrong('only-colon', 'neither, only the colon', [`Basic ${encoded(':')}`]),
    wrong('latin-1', 'a password beyond ASCII, in ISO 8859-1', [`Basic ${encoded('dora:pässwörd')}`]),
    wrong('echo-newline', 'a newline at the end, as echo adds it', [`Basic ${encoded('alice:s3cret\n')}`]),
    wrong('control', 'a control character in the password', [`Basic ${encoded('alice:s3c\x01ret')}`]),
    wrong('nul', 'a NUL after the right password', [`Basic ${encoded('alice:s3cret\0')}`]),
    wrong('other-space', 'the right password, in another protection space', [`Basic ${RIGHT}`], {
      target: '/team/',
    }),
    wrong('percent', 'the password percent-encoded', [`Basic ${encoded('carol:pa%3Ass')}`]),
    unreadable('no-colon', 'no colon in it', [`Basic ${encoded('alice')}`]),
    unreadable('bad-base64', 'characters that are not base64', ['Basic !!!!']),
    unreadable('not-encoded', 'not encoded at all', ['Basic alice:s3cret']),
    unreadable('unpadded', 'base64 without its padding', [
      `Basic ${encoded('erin:>>>???').replace(/=+$/, '')}`,
    ]),
    unreadable('base64url', 'base64 with - and _', [
      `Basic ${encoded('erin:>>>???').replaceAll('+', '-').replaceAll('/', '_')}`,
    ]),
    unreadable('too-much-padding', 'padding that is too much', [`Basic ${RIGHT}====`]),
    unreadable('inner-space', 'a space inside the base64', [`Basic ${RIGHT.slice(0, 8)} ${RIGHT.slice(8)}`]),
    unreadable('junk-after', 'a second word after it', [`Basic ${RIGHT} extra`]),
    unreadable('param-after', 'a parameter after it', [`Basic ${RIGHT}, realm="Staff"`]),
    unreadable('quoted', 'the base64 in quotes', [`Basic "${RIGHT}"`]),
    unreadable('quoted-all', 'all of it in quotes', [`"Basic ${RIGHT}"`]),
    unreadable('long', '6 KB of base64', [`Basic ${encoded(`alice:${'x'.repeat(4500)}`)}`]),
    unreadable('huge', '20 KB of base64', [`Basic ${encoded(`alice:${'x'.repeat(15_000)}`)}`]),
    scheme('no-scheme', 'the base64 without Basic', [RIGHT]),
    scheme('no-space', 'no space after Basic', [`Basic${RIGHT}`]),
    scheme('scheme-colon', 'Basic with a colon', [`Basic: ${RIGHT}`]),
    scheme('bearer', 'Bearer and a token', ['Bearer example-token']),
    scheme('bearer-base64', 'Bearer and the base64', [`Bearer ${RIGHT}`]),
    scheme('digest', 'Digest', ['Digest username="alice", realm="Staff"']),
    scheme('other-field', `in X-${field}`, [], {}),
    several('right-wrong', 'two headers, the right one first', [`Basic ${RIGHT}`, `Basic ${WRONG}`]),
    several('wrong-right', 'two headers, the wrong one first', [`Basic ${WRONG}`, `Basic ${RIGHT}`]),
    several('right-right', 'two headers, both right', [`Basic ${RIGHT}`, `Basic ${RIGHT}`]),
    several('bearer-right', 'two headers, Bearer first', ['Bearer example-token', `Basic ${RIGHT}`]),
    several('comma', 'one header, two credentials with a comma', [`Basic ${RIGHT}, Basic ${WRONG}`]),
  ].map((each) =>
    each.id === 'other-field' ? { ...each, lines: [[`X-${field}`, `Basic ${RIGHT}`]] } : each,
  );
}
