import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ask, playCase, type Setting } from '../../src/agreement/play.ts';
import { fixedChallenge } from '../../src/agreement/recorded.ts';
import type { Answered } from '../../src/agreement/types.ts';
import { defaultClock, SetupError } from '../case.ts';
import { placeFiles, textsOf } from '../files.ts';
import { freePort } from '../ports.ts';
import { removeNow, temporaryFolder } from '../processes.ts';
import { type Part, partsOf } from '../programs/index.ts';
import { linkModules } from '../programs/node.ts';
import { askPort } from './ask.ts';
import { casesOf, type Server, settingOf } from './servers.ts';

/** What a server answered to all cases, with the programs that took part. */
export interface Answers {
  readonly program: string;
  readonly answers: Readonly<Record<string, Answered>>;
}

/** The programs of a server; null when its class is not known. */
export function serverParts(server: Server): Part[] | null {
  return partsOf(server.program, textsOf(server.files));
}

/** Starts a server, sends all cases of its scheme, and stops it. Leaves nothing behind. */
export async function askServer(server: Server): Promise<Answers> {
  const parts = serverParts(server);
  if (parts === null) throw new SetupError(`${server.name}: there is no program ${server.program}`);
  const texts = textsOf(server.files);
  const top = await temporaryFolder();
  const stops: (() => Promise<void>)[] = [async () => removeNow(top)];
  try {
    const folder = join(top, 'site');
    const ports = new Map<number, number>();
    for (const { kind } of parts) {
      for (const { port } of kind.ports(texts)) ports.set(port, await freePort());
    }
    await placeFiles(server.files, folder, (text) => {
      const address = (all: string, between: string, port: string): string => {
        const real = ports.get(Number(port));
        return real === undefined ? all : `127.0.0.1${between}${real}`;
      };
      return text.replaceAll('/srv/site', folder).replace(/\b127\.0\.0\.1(:| parent )(\d+)\b/g, address);
    });
    await linkModules(top);
    let entry = 0;
    for (const part of parts) {
      const work = join(top, part.name);
      await mkdir(work);
      const listen = new Map(part.kind.ports(texts).map(({ port }) => [port, ports.get(port) ?? 0] as const));
      const site = { folder, work, listen, clock: defaultClock, certificate: null };
      const service = await part.kind.create().start(site);
      stops.push(() => service.stop());
      if (part.entry) entry = [...listen.values()][0] ?? 0;
    }
    const clock = parts.some(({ main, usesClock }) => main && usesClock)
      ? Date.parse(defaultClock)
      : Date.now();
    const versions = await Promise.all(
      parts.filter(({ main }) => main).map(({ kind }) => kind.version(texts)),
    );
    return {
      program: versions.join(', '),
      answers: await askAll(server, askPort(entry), {
        now: Math.floor(clock / 1000),
        ...settingOf(server),
      }),
    };
  } finally {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  }
}

/** One case after the other: Squid judges two passwords of one user that come at once by one of them. */
async function askAll(server: Server, ask: Ask, setting: Setting): Promise<Record<string, Answered>> {
  const answers: Record<string, Answered> = {};
  for (const plain of casesOf(server)) {
    const { status, challenges } = await playCase(plain, ask, setting);
    answers[plain.id] = { status, challenges: challenges.map(fixedChallenge) };
  }
  return answers;
}
