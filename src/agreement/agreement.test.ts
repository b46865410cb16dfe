import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRecording } from '#wire/recording.ts';
import { CASES } from './cases.ts';
import { difference } from './compare.ts';
import { type Explained, figuresOf, type Matrix, matrixOf } from './matrix.ts';
import { PROFILES } from './profiles.ts';
import { checkProof } from './proof-check.ts';
import { readRecorded } from './recorded.ts';
import { SCHEME_IDS, type SchemeId } from './types.ts';

const explained: readonly Explained[] = JSON.parse(readFileSync('content/agreement/explained.json', 'utf8'));

function recordings(scheme: SchemeId) {
  return readdirSync(`content/agreement/${scheme}`).map((file) => {
    const recorded = readRecorded(readFileSync(`content/agreement/${scheme}/${file}`, 'utf8'));
    if (recorded === null) throw new Error(`content/agreement/${scheme}/${file} is no recording`);
    return { server: file.replace('.json', ''), recorded };
  });
}

const matrices: Promise<readonly Matrix[]> = Promise.all(
  SCHEME_IDS.map((scheme) => matrixOf(scheme, recordings(scheme), explained)),
);

const proofs = globSync('content/fixes/*/proof/*/{broken,fixed}.http').sort();

async function replayAll() {
  return Promise.all(
    proofs.map(async (path) => {
      const state = path.endsWith('broken.http') ? 'broken' : 'fixed';
      const policy = path.replace(/[^/]+$/, 'policy.json');
      const text = existsSync(policy) ? readFileSync(policy, 'utf8') : null;
      const replayed = await checkProof(parseRecording(readFileSync(path, 'latin1')), state, text);
      return { path, ...replayed };
    }),
  );
}

describe('the engine against real servers', () => {
  test('every difference between a server and its profile is explained', { timeout: 60_000 }, async () => {
    const open = (await matrices).flatMap(({ scheme, servers, rows }) =>
      rows.flatMap(({ plain, cells }) =>
        cells.flatMap((cell, at) =>
          cell?.kind === 'unexplained' ? [`${scheme}/${servers[at]?.server} ${plain.id}: ${cell.notes}`] : [],
        ),
      ),
    );
    expect(open).toEqual([]);
  });

  test('every explanation is still needed', async () => {
    expect((await matrices).flatMap(({ stale }) => stale)).toEqual([]);
  });

  test('every deviation of a profile is used by a recording or a proof', async () => {
    const notes = (await matrices).flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.notes ?? [])),
    );
    const used = new Set([...notes, ...(await replayAll()).flatMap(({ deviations }) => deviations)]);
    const named = Object.values(PROFILES).flatMap((profiles) => Object.values(profiles).flat());
    expect([...new Set(named.map(({ text }) => text))].filter((text) => !used.has(text))).toEqual([]);
  });

  test('at least 60 plain cases are asked, and at most 5 % of all comparisons are explained', async () => {
    const figures = (await matrices).map(figuresOf);
    const replayed = await replayAll();
    const comparisons = figures.reduce((sum, each) => sum + each.comparisons, replayed.length);
    const reasons =
      figures.reduce((sum, each) => sum + each.explained, 0) +
      replayed.filter(({ kind }) => kind === 'explained').length;
    expect(Object.values(CASES).flat().length).toBeGreaterThanOrEqual(60);
    expect(reasons / comparisons).toBeLessThanOrEqual(0.05);
  });

  test('ids of cases are unique within their scheme', () => {
    for (const cases of Object.values(CASES)) {
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    }
  });
});

describe('the engine against the proofs', () => {
  test('it gives the status and the challenges of every recording', { timeout: 60_000 }, async () => {
    const differing = (await replayAll()).filter(({ kind }) => kind === 'differs');
    expect(differing.map(({ path, note }) => `${path}: ${note}`)).toEqual([]);
  });

  test('a proof without policy.json fails and says so', async () => {
    const path = proofs[0] ?? '';
    const replayed = await checkProof(parseRecording(readFileSync(path, 'latin1')), 'broken', null);
    expect(replayed).toEqual({
      kind: 'differs',
      note: expect.stringContaining('policy.json is missing'),
      deviations: [],
    });
  });
});

describe('difference', () => {
  const asked = { status: 401, challenges: ['Basic realm="Staff"'] };
  test.each([
    ['the status', { ...asked, status: 403 }],
    ['the realm', { ...asked, challenges: ['Basic realm="Other"'] }],
    ['a challenge that is missing', { ...asked, challenges: [] }],
    ['the order', { ...asked, challenges: ['Bearer', 'Basic realm="Staff"'] }],
  ])('sees %s', (_, other) => {
    expect(difference(asked, other)).not.toBeNull();
  });

  test('takes no notice of case, order of parameters and values that are new each time', () => {
    const one = { status: 401, challenges: ['Digest realm="a", nonce="1", algorithm=MD5'] };
    const other = { status: 401, challenges: ['digest algorithm=MD5, Nonce="2", realm="a"'] };
    expect(difference(one, other)).toBeNull();
  });
});
