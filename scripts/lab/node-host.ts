import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decide } from '../../src/http-auth/decide.ts';
import type { Decision, Env, FieldLine, Incoming, ResourcePolicy } from '../../src/http-auth/types.ts';
import { type Plain, problem, readBody, refuseUnreadable, text } from './answers.ts';

/** Bytes of header fields that are read; more gets 431. */
const MOST_HEADER_BYTES = 64 * 1024;

export interface LabHostOptions {
  /** The policy of a resource at that time of the server (ms since 1970); null for an unknown id. */
  readonly policyOf: (id: string, now: number) => Promise<ResourcePolicy | null> | ResourcePolicy | null;
  readonly env: Env;
  /** Fresh credentials for `GET address`, served at `/credentials/<id>`; null where there are none to make. */
  readonly credentialsOf: (id: string, address: string) => Promise<readonly FieldLine[] | null>;
  /** What `/` and `/lab/` answer; also ends the answer to an unknown address. */
  readonly index: (origin: string) => string;
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Path that the resources stand under, with a slash at both ends. Default "/". */
  readonly base?: string | undefined;
  /** Hears of each decision before it becomes bytes. */
  readonly onDecision?: ((id: string, request: Incoming, decision: Decision) => void) | undefined;
}

export interface LabHost {
  /** With the port, without a slash at the end: "http://127.0.0.1:4401". */
  readonly origin: string;
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the lab's resources at `/lab/<id>` (below `base`) on the loopback address. Requests reach the engine as they stood on the
 * wire: target, field lines and body unchanged. Answers are written with one line per challenge.
 * Rejects when the port is taken.
 */
export async function startLabHost(options: LabHostOptions): Promise<LabHost> {
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES });
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, options).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else write(request, response, problem(500, error instanceof Error ? error.message : String(error)));
    });
  };
  server.on('request', serve);
  // Without this, Node asks for a body before anybody has looked at its length.
  server.on('checkContinue', serve);
  server.on('clientError', refuseUnreadable);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: LabHostOptions,
): Promise<void> {
  const { policyOf, env, onDecision, base = '/' } = options;
  const target = originForm(request.url ?? '/');
  const origin = `http://${request.headers.host ?? `127.0.0.1:${request.socket.localPort}`}`;
  const start = `${base}lab/`;
  const id = target.startsWith(start) ? /^([^/?]+)(?:\?|$)/.exec(target.slice(start.length))?.[1] : undefined;
  const policy = id === undefined ? null : await policyOf(id, env.now());
  if (id === undefined || policy === null) {
    return write(request, response, await plainAnswer(target, origin, options));
  }
  const body = await readBody(request, response);
  if (body === null) return write(request, response, problem(413, 'The body is longer than 1 MB'));
  const incoming: Incoming = {
    method: request.method ?? 'GET',
    target,
    origin,
    lines: fieldLines(request.rawHeaders),
    body,
  };
  const decision = await decide(incoming, policy, env);
  onDecision?.(id, incoming, decision);
  write(request, response, decision);
}

/** What no resource answers: the index, made credentials, or that there is nothing. */
async function plainAnswer(
  target: string,
  origin: string,
  { index, credentialsOf }: LabHostOptions,
): Promise<Plain> {
  if (/^\/(?:lab\/?)?(?:\?|$)/.test(target)) return text(200, index(origin));
  const [, id] = /^\/credentials\/([^/?]+)(?:\?|$)/.exec(target) ?? [];
  const lines = id === undefined ? null : await credentialsOf(id, `${origin}/lab/${id}`);
  if (lines === null) return text(404, `There is nothing at this address.\n\n${index(origin)}`);
  return text(200, lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
}

/** Path and query of a request-target, which a client of a proxy writes in absolute-form (RFC 9112 §3.2.2). */
function originForm(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Field lines in the order sent. `request.headers` would join some and drop others. */
function fieldLines(raw: readonly string[]): FieldLine[] {
  const lines: FieldLine[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return lines;
}

/**
 * Writes an answer. The flat array alone keeps several lines of one name: after `setHeader` it would keep the last
 * one only.
 */
function write(request: IncomingMessage, response: ServerResponse, given: Decision | Plain): void {
  const body = Buffer.from(given.body);
  const bodiless = given.status === 204 || given.status === 304;
  const lines: FieldLine[] = [...given.lines];
  if (!bodiless) lines.push(['Content-Length', String(body.length)]);
  if ('close' in given && given.close) lines.push(['Connection', 'close']);
  response.writeHead(given.status, given.reason, lines.flat());
  response.end(bodiless || request.method === 'HEAD' ? undefined : body);
}
