import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, SETTING_VARIABLES, SettingsError } from './settings.ts';

test('without a file and variables the defaults hold, and they pass their own checks', () => {
  expect(readSettings(undefined, {})).toEqual(DEFAULT_SETTINGS);
  expect(readSettings(DEFAULT_SETTINGS, {})).toEqual(DEFAULT_SETTINGS);
});

test('the environment wins over the file, an empty variable does not', () => {
  const file = { brand: 'Help 401', basePath: '/help' };
  expect(readSettings(file, { SITE_BRAND: 'Ops help', BASE_PATH: '' })).toEqual({
    ...DEFAULT_SETTINGS,
    brand: 'Ops help',
    basePath: '/help/',
  });
});

describe('a wrong value is named with its place and the cure', () => {
  it.each([
    [undefined, { SITE_URL: 'help.example.com' }, 'SITE_URL: "help.example.com" is no origin'],
    [undefined, { SITE_URL: 'https://example.com/help/' }, 'the path goes into basePath'],
    [undefined, { BASE_PATH: 'help' }, 'BASE_PATH: "help" is no path'],
    [undefined, { BASE_PATH: '//evil.example/' }, 'is no path'],
    [undefined, { SITE_BRAND: '<b>401</b>' }, 'SITE_BRAND'],
    [undefined, { SUPPORT_URL: 'javascript:alert(1)' }, 'is no address to write to'],
    [undefined, { EDIT_URL: 'https://code.example.com/edit/' }, '{path}'],
    [
      undefined,
      { PRIVATE_FIXES: '/srv/acme', PRIVATE_PREFIX: 'u' },
      'PRIVATE_PREFIX: "u" is the prefix of this',
    ],
    [
      undefined,
      { PRIVATE_FIXES: '/srv/acme', PRIVATE_PREFIX: 'Acme1' },
      'PRIVATE_PREFIX: "Acme1" is no prefix',
    ],
    [undefined, { PRIVATE_FIXES: '/srv/acme' }, 'privateFixes: "/srv/acme" stands alone'],
    [{ privatePrefix: 'acme' }, {}, 'privatePrefix: "acme" stands alone'],
    [{ privateFixes: 'content/fixes', privatePrefix: 'acme' }, {}, 'is no folder of your own'],
    [{ brand: 401 }, {}, 'site.config.json: brand: is no text'],
    [{ brnad: 'x' }, {}, 'site.config.json: brnad: is no setting'],
    [[], {}, 'site.config.json: is no object'],
  ])('%j with %j', (file, environment, says) => {
    expect(() => readSettings(file, environment)).toThrow(says);
    expect(() => readSettings(file, environment)).toThrow(SettingsError);
  });

  it('names all at once', () => {
    expect(() => readSettings({ brand: '' }, { BASE_PATH: 'x', EDIT_URL: 'y' })).toThrow('3 problem(s)');
  });
});

test('each setting has a variable of its own', () => {
  expect(new Set(Object.values(SETTING_VARIABLES)).size).toBe(Object.keys(DEFAULT_SETTINGS).length);
});
