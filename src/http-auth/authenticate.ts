import { decide } from './decide.ts';
import type { Decision, Env, FieldLine, Incoming, ResourcePolicy } from './types.ts';

/** What a Request cannot say of itself. */
export interface WireFacts {
  /**
   * Field lines as they stood on the wire, for what a Request may not carry (Cookie, Origin) or joins (two
   * Authorization lines). A name that occurs here is read from here only.
   */
  readonly rawFieldLines?: readonly FieldLine[] | undefined;
  /** The request-target as sent. Default: path and query of the address, as the URL standard writes them. */
  readonly target?: string | undefined;
}

export interface AuthResult extends Decision {
  /** The same answer for a page or a worker. `Headers` joins challenge lines: other hosts write `lines`. */
  readonly response: Response;
}

/**
 * Decides a request of the Fetch standard (see `decide`) and answers with one of its responses.
 *
 * Write one WWW-Authenticate line per entry of `challenges`: reading them back from `response.headers` joins them.
 */
export async function authenticate(
  request: Request,
  policy: ResourcePolicy,
  env: Env & WireFacts,
): Promise<AuthResult> {
  const decision = await decide(await incomingOf(request, env), policy, env);
  return { ...decision, response: responseOf(decision) };
}

/** A Request as the engine reads it; its body is read. */
export async function incomingOf(request: Request, facts: WireFacts = {}): Promise<Incoming> {
  const { pathname, search, origin } = new URL(request.url);
  const raw = facts.rawFieldLines ?? [];
  const names = new Set(raw.map(([name]) => name.toLowerCase()));
  const rest = [...request.headers].filter(([name]) => !names.has(name));
  const body = new Uint8Array(await request.arrayBuffer());
  const { method } = request;
  return { method, target: facts.target ?? `${pathname}${search}`, origin, lines: [...raw, ...rest], body };
}

/** A decision as a Response. */
export function responseOf({ status, reason, lines, body }: Decision): Response {
  const headers = new Headers();
  for (const [name, value] of lines) headers.append(name, value);
  const empty = status === 204 || body === '';
  return new Response(empty ? null : body, { status, statusText: reason, headers });
}
