import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatRecording, parseRecording } from '../src/wire/recording.ts';
import { caseOf, findProofs } from './files.ts';
import { misses } from './judge.ts';
import { Normalizer } from './normalize.ts';
import { faultsOf, recordingOf, states } from './recordings.ts';
import { isSealed, seal } from './seal.ts';

const proofs = await findProofs(fileURLToPath(new URL('../content/fixes', import.meta.url)));

describe('every recording in content/fixes', () => {
  test.each(proofs.map((proof) => [`${proof.fix}/${proof.name}`, proof] as const))(
    '%s fits its files and shows what its case.json says',
    async (_, proof) => {
      expect(await faultsOf(proof)).toEqual([]);
      const proofCase = await caseOf(proof);
      for (const state of states) {
        const recording = await recordingOf(proof, state);
        if (recording === null) throw new Error(`${state} is not recorded`);
        expect(misses({ ...recording, printed: recording.says.join('\n') }, proofCase[state])).toEqual([]);
      }
    },
  );
});

test('every recording is as the list of what varies would have it', async () => {
  for (const proof of proofs) {
    for (const state of states) {
      const recording = await recordingOf(proof, state);
      const normalizer = new Normalizer({ folders: new Map(), ports: new Map() });
      const where = `${proof.fix}/${proof.name} ${state}`;
      for (const message of recording?.raw ?? []) expect(normalizer.message(message), where).toEqual(message);
      for (const line of recording?.log ?? []) expect(normalizer.log(line), where).toBe(line);
    }
  }
});

describe('a seal', () => {
  const text = formatRecording(
    {
      ...{ program: 'nginx 1.22.1', client: 'curl 7.88.1', date: '2026-11-24', files: 'sha256:00' },
      ...{ clock: null, command: 'curl -i http://example.com/', says: ['é'], normalized: ['Date'] },
      log: ['seal: no seal', 'password mismatch'],
    },
    [
      { kind: 'request', hop: 1, from: 'client', to: 'nginx', bytes: 'GET / HTTP/1.1\r\n\r\n' },
      { kind: 'response', hop: 1, from: 'nginx', to: 'client', bytes: 'HTTP/1.1 200 OK\r\n\r\nseal: x\n\nÿ' },
    ],
  );
  const sealed = seal(text);

  test('is all that it adds, and may be renewed', () => {
    expect(isSealed(sealed)).toBe(true);
    expect(sealed.replace(/^seal: sha256:.*\n/m, '')).toBe(text);
    expect(seal(sealed)).toBe(sealed);
    expect(parseRecording(sealed)).toEqual(parseRecording(text));
  });

  test('breaks with any character that is changed, added or taken away', () => {
    const end = sealed.length;
    for (let at = 0; at < end; at += 1) {
      const other = sealed[at] === 'x' ? 'y' : 'x';
      expect(isSealed(sealed.slice(0, at) + other + sealed.slice(at + 1)), `changed at ${at}`).toBe(false);
      expect(isSealed(sealed.slice(0, at) + sealed.slice(at + 1)), `taken at ${at}`).toBe(false);
    }
    expect(isSealed(`${sealed}\n`)).toBe(false);
    expect(isSealed(text)).toBe(false);
  });
});

test('what the tests above read is what is in the folders', async () => {
  const [proof] = proofs;
  expect(proofs.length).toBeGreaterThan(50);
  if (proof === undefined) return;
  const text = await readFile(join(proof.folder, 'broken.http'), 'latin1');
  expect((await recordingOf(proof, 'broken'))?.program).toBe(/^program: (.*)$/m.exec(text)?.[1]);
});
