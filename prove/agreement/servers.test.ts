import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRecorded } from '../../src/agreement/recorded.ts';
import { casesOf, filesHash, findServers } from './servers.ts';

const recorded = (path: string) => readRecorded(readFileSync(path, 'utf8'));

test('every server is recorded with just these files and cases', async () => {
  for (const server of await findServers()) {
    const recording = recorded(`content/agreement/${server.scheme}/${server.server}.json`);
    expect(recording?.files, server.name).toBe(filesHash(server));
    expect(Object.keys(recording?.answers ?? {}), server.name).toEqual(casesOf(server).map(({ id }) => id));
  }
});

test('every recording has its server', async () => {
  const names = (await findServers()).map(
    ({ scheme, server }) => `content/agreement/${scheme}/${server}.json`,
  );
  expect(globSync('content/agreement/*/*.json').toSorted()).toEqual(names.toSorted());
});

test('changing one character of a configuration changes the hash', async () => {
  const [server] = await findServers();
  if (server === undefined) throw new Error('there is no server');
  const files = server.files.map((file, at) =>
    at === 0 ? { ...file, content: Buffer.concat([file.content, Buffer.from(' ')]) } : file,
  );
  expect(filesHash({ ...server, files })).not.toBe(filesHash(server));
});
