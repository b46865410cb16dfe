import { describe, expect, test } from 'vitest';
import { editAddress, reportAddress } from './report.ts';

const FIX = { id: 'u17', title: 'The `exp` & more: expired?', page: 'https://help.example.com/fix/u17/' };

describe('reportAddress', () => {
  test('mail gets subject and text that read back', () => {
    const address = new URL(reportAddress('mailto:help@example.com', FIX, 'no') ?? '');
    expect(address.pathname).toBe('help@example.com');
    expect(address.searchParams.get('subject')).toBe('U17 did not fix it: The exp & more: expired?');
    expect(address.searchParams.get('body')).toBe(`The exp & more: expired?\r\n${FIX.page}\r\n\r\n`);
  });

  test('a form gets the values where the template wants them', () => {
    const form = 'https://code.example.com/new?title={id}%3A+{title}&body={page}&label={answer}';
    const address = new URL(reportAddress(form, FIX, 'yes') ?? '');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      title: 'U17: The exp & more: expired?',
      body: FIX.page,
      label: 'yes',
    });
  });

  test('nobody is asked where nothing is set', () => {
    expect(reportAddress('', FIX, 'no')).toBeNull();
  });
});

describe('editAddress', () => {
  const edit = 'https://code.example.com/edit/main/{path}';
  test.each([
    ['content/guide/a.mdx', 'https://code.example.com/edit/main/content/guide/a.mdx'],
    ['own/a b/index.mdx', 'https://code.example.com/edit/main/own/a%20b/index.mdx'],
    ['../acme/acme1-x/index.mdx', null],
    ['/srv/acme/acme1-x/index.mdx', null],
  ])('%s', (path, address) => {
    expect(editAddress(edit, path)).toBe(address);
  });
  test('nothing where it is not set', () => {
    expect(editAddress('', 'content/guide/a.mdx')).toBeNull();
  });
});
