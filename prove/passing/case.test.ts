import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseRecording } from '../../src/wire/recording.ts';
import { hashOf } from '../files.ts';
import { isSealed } from '../seal.ts';
import { filesOfPassing, findPassingCases } from './case.ts';

const cases = await findPassingCases(fileURLToPath(new URL('../../content/passing', import.meta.url)));

test.each(cases)('$name: the recording is of its files and unchanged', async (one) => {
  const text = await readFile(join(one.folder, 'run.http'), 'latin1');
  expect(isSealed(text)).toBe(true);
  expect(isSealed(text.replace('HTTP/1.1', 'HTTP/1.0'))).toBe(false);
  const files = await filesOfPassing(one);
  expect(parseRecording(text).files).toBe(hashOf(files));
  const changed = files.map((file, at) => (at > 0 ? file : { ...file, content: Buffer.from('x') }));
  expect(parseRecording(text).files).not.toBe(hashOf(changed));
});
