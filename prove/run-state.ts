import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawMessage } from '../src/wire/recording.ts';
import { SetupError } from './case.ts';
import { commandsOf, sendRequest } from './client.ts';
import { type ProofFile, placeFiles, textsOf } from './files.ts';
import { leftover, normalizeLog, normalizeMessage, type RunNames } from './normalize.ts';
import { freePort } from './ports.ts';
import { removeFolder, temporaryFolder } from './processes.ts';
import type { Part } from './programs/index.ts';
import { linkModules } from './programs/node.ts';
import type { Service } from './programs/program.ts';
import { Recorder, Tape } from './recorder.ts';

/** What one state of a proof did in this run, normalized. */
export interface Observed {
  readonly raw: readonly RawMessage[];
  readonly normalized: readonly string[];
  readonly log: readonly string[];
  readonly command: string;
  /** What the clock of Node processes stood at; null when there was none. */
  readonly clock: string | null;
}

/** One program of the run: the ports of its files -> where it listens, where its recorder listens. */
interface Wiring {
  readonly part: Part;
  readonly listen: ReadonlyMap<number, number>;
  readonly recorders: ReadonlyMap<number, Recorder>;
}

type CleanUp = () => Promise<void>;

async function wire(
  tape: Tape,
  part: Part,
  entry: string,
  texts: ReadonlyMap<string, string>,
): Promise<Wiring> {
  const ports = part.kind.ports(texts);
  if (ports.length === 0) throw new SetupError(`${part.name}: its files name no port to listen on`);
  const listen = new Map<number, number>();
  const recorders = new Map<number, Recorder>();
  for (const [index, declared] of ports.entries()) {
    const first = part.entry && index === 0;
    // A second server of the program that the client talks to stands behind it.
    const to = part.entry && !first ? 'upstream' : part.name;
    const port = await freePort();
    listen.set(declared, port);
    recorders.set(
      declared,
      await Recorder.listen(tape, { hop: first ? 1 : 2, from: first ? 'client' : entry, to }, port),
    );
  }
  return { part, listen, recorders };
}

/** The text of a file as it stands in the proof -> as it runs: the real folder, recorders for upstreams. */
function intoRun(text: string, names: RunNames): string {
  let result = text.replaceAll('/srv/site', names.folder);
  for (const [port, declared] of names.ports) {
    result = result.replaceAll(new RegExp(`\\b127\\.0\\.0\\.1:${declared}\\b`, 'g'), `127.0.0.1:${port}`);
  }
  return result;
}

function normalizeAll(
  messages: readonly RawMessage[],
  names: RunNames,
): Pick<Observed, 'raw' | 'normalized'> {
  const touched = new Set<string>();
  const raw = messages.map((message) => normalizeMessage(message, names, touched));
  for (const message of raw) {
    const left = leftover(message, names);
    if (left !== null) throw new SetupError(`a message holds "${left}", which is different in each run`);
  }
  return { raw, normalized: [...touched].sort() };
}

async function play(
  files: readonly ProofFile[],
  parts: readonly Part[],
  clock: string,
  cleanUps: CleanUp[],
): Promise<Observed> {
  const top = await temporaryFolder();
  cleanUps.push(async () => removeFolder(top));
  const folder = join(top, 'site');
  const texts = textsOf(files);
  const request = texts.get('request.sh') ?? '';
  const tape = new Tape();
  const entry = parts.find((part) => part.entry)?.name ?? '';
  const wirings: Wiring[] = [];
  const ports = new Map<number, number>();
  let clientPort = 0;
  for (const part of parts) {
    const wiring = await wire(tape, part, entry, texts);
    wirings.push(wiring);
    for (const [declared, recorder] of wiring.recorders) {
      cleanUps.push(() => recorder.close());
      ports.set(recorder.port, declared);
      if (part.entry && clientPort === 0) clientPort = recorder.port;
    }
  }
  const names: RunNames = { folder, ports };
  await placeFiles(files, folder, (text) => intoRun(text, names));
  await linkModules(top);

  let main: { readonly service: Service; readonly before: number } | null = null;
  for (const { part, listen } of wirings) {
    const work = join(top, part.name);
    await mkdir(work);
    const service = await part.kind.create().start({ folder, work, listen, clock });
    cleanUps.push(() => service.stop());
    if (part.main) main = { service, before: (await service.log()).length };
  }
  await sendRequest(folder, intoRun(request, names), clientPort, clock);
  const log = main === null ? '' : (await main.service.log()).slice(main.before);
  // Only now has every hop said all that it has to say.
  await runAll(cleanUps);
  const usesNode = parts.some((part) => part.usesClock) || /\bnode\b/.test(request);
  return {
    ...normalizeAll(tape.messages(), names),
    log: log
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => normalizeLog(line, names)),
    command: Buffer.from(commandsOf(request).join('\n')).toString('latin1'),
    clock: usesNode ? clock : null,
  };
}

async function runAll(cleanUps: CleanUp[]): Promise<void> {
  for (let next = cleanUps.pop(); next !== undefined; next = cleanUps.pop()) await next();
}

/**
 * Starts the programs of one state, sends its request through the recorders, stops everything and gives
 * what stood on the wire. Throws {@link SetupError} when the state could not be run; leaves nothing behind.
 */
export async function runState(
  files: readonly ProofFile[],
  parts: readonly Part[],
  clock: string,
): Promise<Observed> {
  const cleanUps: CleanUp[] = [];
  try {
    return await play(files, parts, clock, cleanUps);
  } finally {
    await runAll(cleanUps);
  }
}
