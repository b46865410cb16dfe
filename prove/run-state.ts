import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawMessage } from '../src/wire/recording.ts';
import { SetupError } from './case.ts';
import { type Certificate, runCertificate } from './certificate.ts';
import { commandsOf } from './clients/commands.ts';
import { clientsOf } from './clients/kinds.ts';
import { type Route, routeOf, writeHosts } from './clients/route.ts';
import { type ClientDoors, sendByNames, sendByOptions } from './clients/send.ts';
import { type ProofFile, placeFiles, textsOf } from './files.ts';
import { Normalizer } from './normalize.ts';
import { freePort } from './ports.ts';
import { removeNow, temporaryFolder } from './processes.ts';
import type { Part } from './programs/index.ts';
import { linkModules } from './programs/node.ts';
import type { DeclaredPort, Service } from './programs/program.ts';
import { Recorder, Tape } from './recorder.ts';

/** What one state of a proof did in this run, normalized. */
export interface Observed {
  readonly raw: readonly RawMessage[];
  readonly normalized: readonly string[];
  readonly log: readonly string[];
  /** Everything that clients other than curl printed. */
  readonly printed: string;
  /** The lines of it that the case asks for. */
  readonly says: readonly string[];
  readonly command: string;
  /** What the clock of Node and Python processes stood at; null when there was none. */
  readonly clock: string | null;
}

/** What a run needs to know beside its files. */
export interface Run {
  /** ISO 8601 time at which the clock of Node and Python processes stands. */
  readonly clock: string;
  /** Texts: the lines of the client that hold one of them are recorded. */
  readonly says: readonly string[];
}

/** One program of the run: the ports of its files -> where it listens, where its recorder listens. */
interface Wiring {
  readonly part: Part;
  readonly listen: ReadonlyMap<number, number>;
  readonly recorders: ReadonlyMap<number, Recorder>;
  /** Those that clients reach under the names and ports of the files. */
  readonly named: readonly Recorder[];
}

type CleanUp = () => Promise<void>;

async function wire(
  tape: Tape,
  part: Part,
  from: string,
  ports: readonly DeclaredPort[],
  certificate: Certificate | null,
  route: Route,
): Promise<Wiring> {
  const listen = new Map<number, number>();
  const recorders = new Map<number, Recorder>();
  const named: Recorder[] = [];
  for (const declared of ports) {
    const first = part.entry && ports.find(({ tls }) => tls === declared.tls) === declared;
    // Another server of the program that the client talks to stands behind it.
    const to = part.entry && !first ? 'upstream' : part.name;
    const port = await freePort();
    const tls = declared.tls ? (certificate ?? undefined) : undefined;
    const hop = first ? { hop: 1, from: 'client', to, tls } : { hop: 2, from, to, tls };
    listen.set(declared.port, port);
    recorders.set(declared.port, await Recorder.listen(tape, hop, port));
    if (part.entry && route.by === 'names') {
      const fromClient = { hop: 1, from: 'client', to: part.name, tls };
      const at = { host: route.address, port: declared.port };
      named.push(await Recorder.listen(tape, fromClient, port, at));
    }
  }
  return { part, listen, recorders, named };
}

/** The text of a file as it stands in the proof -> as it runs: the real folder, recorders for upstreams. */
function intoRun(text: string, folder: string, recorders: ReadonlyMap<number, number>): string {
  let result = text.replaceAll('/srv/site', folder).replaceAll('proxy.example.com:', '127.0.0.1:');
  for (const [port, declared] of recorders) {
    const address = new RegExp(
      `\\b127\\.0\\.0\\.1(:| parent |";\\s+\\.port = "|", "port" => )${declared}\\b`,
      'g',
    );
    result = result.replace(address, `127.0.0.1$1${port}`);
  }
  return result;
}

function normalizeAll(messages: readonly RawMessage[], normalizer: Normalizer): RawMessage[] {
  const raw = messages.map((message) => normalizer.message(message));
  for (const message of raw) {
    const left = normalizer.leftover(message);
    if (left !== null) throw new SetupError(`a message holds "${left}", which is different in each run`);
  }
  return raw;
}

async function play(
  files: readonly ProofFile[],
  parts: readonly Part[],
  { clock, says }: Run,
  cleanUps: CleanUp[],
): Promise<Observed> {
  const top = await temporaryFolder();
  cleanUps.push(async () => removeNow(top));
  const folder = join(top, 'site');
  const texts = textsOf(files);
  const request = texts.get('request.sh') ?? '';
  const tape = new Tape();
  const entry = parts.find((part) => part.entry)?.name ?? '';
  const declared = parts.map((part) => ({ part, ports: part.kind.ports(texts) }));
  const silent = declared.find(({ ports }) => ports.length === 0);
  if (silent) throw new SetupError(`${silent.part.name}: its files name no port to listen on`);
  const usesTls = declared.some(({ ports }) => ports.some(({ tls }) => tls));
  const certificate = usesTls ? await runCertificate() : null;
  const route = routeOf(clientsOf(texts));
  const wirings: Wiring[] = [];
  const recorders = new Map<number, number>();
  const ports = new Map<number, number>();
  const doors: ClientDoors = { plain: null, tls: null, certificate };
  for (const { part, ports: declaredPorts } of declared) {
    const wiring = await wire(tape, part, entry, declaredPorts, certificate, route);
    for (const recorder of wiring.named) cleanUps.push(() => recorder.close());
    wirings.push(wiring);
    for (const { port, tls } of declaredPorts) {
      const recorder = wiring.recorders.get(port);
      if (recorder === undefined) continue;
      cleanUps.push(() => recorder.close());
      recorders.set(recorder.port, port);
      ports.set(recorder.port, port).set(wiring.listen.get(port) ?? 0, port);
      if (part.entry && tls) doors.tls ??= recorder.port;
      if (part.entry && !tls) doors.plain ??= recorder.port;
    }
  }
  const folders = new Map([[folder, '/srv/site']]);
  for (const part of parts) folders.set(join(top, part.name), part.kind.configurationFolder);
  const normalizer = new Normalizer({ folders, ports });
  await placeFiles(files, folder, (text) => intoRun(text, folder, recorders));
  await linkModules(top);

  let main: { readonly name: string; readonly service: Service; readonly before: number } | null = null;
  for (const { part, listen } of wirings) {
    const work = join(top, part.name);
    await mkdir(work);
    const service = await part.kind.create().start({ folder, work, listen, clock, certificate });
    cleanUps.push(() => service.stop());
    if (part.main) main = { name: part.name, service, before: (await service.log(0)).length };
  }
  const printed = await send(
    route,
    { top, folder, texts, script: intoRun(request, folder, recorders), clock },
    doors,
  );
  const log = main === null ? '' : (await main.service.log(tape.answersOf(main.name))).slice(main.before);
  // Only now has every hop said all that it has to say.
  await runAll(cleanUps);
  const raw = normalizeAll(tape.messages(), normalizer);
  const usesClock = parts.some((part) => part.usesClock) || /\b(?:node|python3)\b/.test(request);
  return {
    raw,
    normalized: normalizer.touched,
    log: log
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => normalizer.log(line)),
    printed,
    says: printed
      .split('\n')
      .filter((line) => says.some((text) => line.includes(text)))
      .map((line) => latin1(normalizer.log(line.trim()))),
    command: latin1(commandsOf(request).join('\n')),
    clock: usesClock ? clock : null,
  };
}

/** A text as the recording holds it: one character for each byte of its UTF-8. */
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

interface Sent {
  readonly top: string;
  readonly folder: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly script: string;
  readonly clock: string;
}

async function send(route: Route, sent: Sent, doors: ClientDoors): Promise<string> {
  if (route.by === 'names') {
    const hosts = await writeHosts(sent.top, route.address, sent.texts);
    return sendByNames(sent, hosts, doors.certificate);
  }
  await sendByOptions(sent, doors);
  return '';
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
  run: Run,
): Promise<Observed> {
  const cleanUps: CleanUp[] = [];
  try {
    return await play(files, parts, run, cleanUps);
  } finally {
    await runAll(cleanUps);
  }
}
