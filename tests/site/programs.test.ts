import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { readSite } from './built.ts';
import { catalogOf } from './catalog.ts';

const site = await readSite();
const read = (path: string): unknown => JSON.parse(readFileSync(join(site.folder, path), 'utf8'));

test('fixes.json fits its published JSON Schema, and a wrong one does not', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const schema = read('fixes.schema.json');
  if (typeof schema !== 'object' || schema === null) throw new Error('no schema');
  const validate = ajv.compile(schema);
  const catalog = read('fixes.json');
  expect(validate(catalog), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ schemaVersion: 1, fixes: [{ id: 'u0' }] })).toBe(false);
});

test('each fix has a file of its own that says the same', () => {
  for (const fix of catalogOf(site).fixes) {
    expect(read(`fix/${fix.id}.json`)).toEqual({ schemaVersion: 1, ...fix });
  }
});

test('the addresses of a fix are whole and lead to files of the build', () => {
  for (const { id, url, addresses } of catalogOf(site).fixes) {
    const start = site.origin + site.base;
    expect(addresses.html).toBe(site.origin + url);
    for (const address of Object.values(addresses)) {
      if (address === null) continue;
      expect(address.startsWith(start), `${id}: ${address}`).toBe(true);
      const path = address.slice(start.length).replace(/\/$/, '/index.html');
      expect(readFileSync(join(site.folder, path), 'utf8').length).toBeGreaterThan(0);
    }
  }
});
