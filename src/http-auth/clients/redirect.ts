import { shown } from '../redact.ts';
import type { FieldLine } from '../types.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import type { ClientRule } from './rules.ts';
import { hasUserinfo, httpUrl, isHttp } from './site.ts';
import { type ClientStep, clientStep } from './step.ts';

/** A request that may be answered with a redirect. */
export interface RedirectRequest {
  readonly url: string;
  readonly method: string;
  /** As the caller of the client gave them. */
  readonly lines: readonly FieldLine[];
  /** `stream`: it cannot be sent a second time. */
  readonly body: 'none' | 'kept' | 'stream';
}

/** How the client was told to send it. */
export interface RedirectOptions {
  /** Redirects followed before this one. Default: 0. */
  readonly followed?: number | undefined;
  /** fetch(): 'follow', 'manual' or 'error'; curl: 'follow' stands for -L. Default: follow. */
  readonly mode?: 'follow' | 'manual' | 'error' | undefined;
  /** curl --location-trusted. Default: no. */
  readonly trusted?: boolean | undefined;
  /** curl -X: the method stays, whatever the status. Default: no. */
  readonly forcedMethod?: boolean | undefined;
  /** curl -b: the Cookie header is of that option, not of -H. Default: no. */
  readonly cookieOption?: boolean | undefined;
  /** The origin of the page whose script asks. Default: none, as for a navigation. */
  readonly page?: string | undefined;
}

/** Why there is no next request. */
export type RedirectError =
  | 'client.bad-url'
  | 'redirect.not-followed'
  | 'redirect.refused'
  | 'redirect.no-location'
  | 'redirect.bad-location'
  | 'redirect.not-http'
  | 'redirect.too-many'
  | 'redirect.userinfo'
  | 'redirect.body-gone';

/** `final`: the client hands over the redirect itself as the answer; else it fails. */
export type Redirected =
  | { readonly ok: true; readonly request: RedirectRequest; readonly steps: readonly ClientStep[] }
  | {
      readonly ok: false;
      readonly error: RedirectError;
      readonly final: boolean;
      readonly steps: readonly ClientStep[];
    };

const BODY_FIELDS = /^content-(?:encoding|language|length|location|type)$/i;

/**
 * The next request after a redirect, and what was dropped from it: by HTTP-redirect fetch of the Fetch standard, which
 * Chromium, Firefox and Node follow, or as curl 7.88.1 does. A browser's cookies are not in `lines`: ask `cookiesFor`
 * again with the new address. Never throws.
 */
export function followRedirect(
  request: RedirectRequest,
  response: { readonly status: number; readonly lines: readonly FieldLine[] },
  client: ProfileName,
  options: RedirectOptions = {},
): Redirected {
  const failed = (error: RedirectError, final = false): Redirected => ({
    ok: false,
    error,
    final,
    steps: [clientStep(error, { fix: 'u38' })],
  });
  const from = httpUrl(request.url);
  if (from === null) return failed('client.bad-url');
  const { mode = 'follow', followed = 0 } = options;
  if (!isFollowed(response.status, client)) return failed('redirect.not-followed', true);
  if (mode === 'error') return failed('redirect.refused');
  if (mode === 'manual') return failed('redirect.not-followed', true);
  const location = response.lines.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined || (client === 'curl' && location === ''))
    return failed('redirect.no-location', true);
  const to = locationUrl(location, from);
  if (to === null) return failed('redirect.bad-location');
  if (!isHttp(to)) return failed('redirect.not-http');
  if (followed >= PROFILES[client].redirects.is) return failed('redirect.too-many');
  if (hasUserinfo(to) && refusesUserinfo(from, to, client, options)) return failed('redirect.userinfo');
  const body = nextBody(request, response.status, client, options);
  if (body.kept && request.body === 'stream') return failed('redirect.body-gone');
  return { ok: true, ...nextRequest(request, from, to, body, client, options) };
}

/** The address in Location; its fragment, when it has none, is that of the request (RFC 9110 §10.2.2). */
function locationUrl(location: string, from: URL): URL | null {
  try {
    const to = new URL(location, from);
    if (to.hash === '') to.hash = from.hash;
    return to;
  } catch {
    return null;
  }
}

function isFollowed(status: number, client: ProfileName): boolean {
  if (PROFILES[client].redirectStatuses.is === '3xx') return status >= 300 && status <= 399;
  return [301, 302, 303, 307, 308].includes(status);
}

/** Whether a user name or password in Location ends it: for scripts of another origin; Chromium, as measured, for all. */
function refusesUserinfo(from: URL, to: URL, client: ProfileName, { page }: RedirectOptions): boolean {
  if (client === 'node') return true;
  if (client === 'curl' || page === undefined) return false;
  return client === 'chromium' || [from, to].some(({ origin }) => origin !== page);
}

interface NextBody {
  readonly method: string;
  readonly kept: boolean;
  /** The headers about a body go, also when there was none. */
  readonly loses: boolean;
}

/** RFC 9110 §15.4.2 to §15.4.9 let 301 and 302 turn POST into GET; 303 does so with all but GET and HEAD. */
function nextBody(
  { method, body }: RedirectRequest,
  status: number,
  client: ProfileName,
  { forcedMethod = false }: RedirectOptions,
): NextBody {
  const asked = method === 'GET' || method === 'HEAD';
  const forced = client === 'curl' && forcedMethod;
  const moved = status === 301 || status === 302;
  const turns = (moved && method === 'POST') || (status === 303 && !asked);
  // With -X curl keeps the name of the method, yet treats the request as the kind that its body made it.
  const loses = turns || (forced && body !== 'none' && (moved || status === 303));
  return { method: turns && !forced ? 'GET' : method, kept: body !== 'none' && !loses, loses };
}

function nextRequest(
  request: RedirectRequest,
  from: URL,
  to: URL,
  next: NextBody,
  client: ProfileName,
  { trusted = false, cookieOption = false }: RedirectOptions,
): { readonly request: RedirectRequest; readonly steps: readonly ClientStep[] } {
  const steps: ClientStep[] = [];
  const note = (id: ClientRule, text?: string, fix?: 'u38') =>
    steps.push(
      clientStep(id, { ...(text === undefined ? {} : { observed: shown(text) }), ...(fix ? { fix } : {}) }),
    );
  if (next.method !== request.method) note('redirect.method', `${request.method}, ${next.method}`);
  if (!next.kept && request.body !== 'none') note('redirect.body-dropped');
  const elsewhere = from.origin !== to.origin;
  const drops = elsewhere && !(client === 'curl' && trusted);
  const dropped = droppedFields(client, cookieOption);
  const lines = request.lines.filter(([name]) => {
    const lower = name.toLowerCase();
    if (next.loses && BODY_FIELDS.test(name)) return false;
    if (!drops) return true;
    const gone = dropped.get(lower);
    if (gone !== undefined) note(gone, lower === 'authorization' ? difference(from, to) : name, 'u38');
    else if (/key|token|secret/.test(lower)) note('redirect.other-field-kept', name);
    return gone === undefined;
  });
  const carries = lines.some(([name]) => name.toLowerCase() === 'authorization');
  if (carries) note(elsewhere ? 'redirect.curl-trusted' : 'redirect.authorization-kept');
  if (drops && client === 'curl' && cookieOption) note('redirect.curl-cookie-option');
  if (PROFILES[client].pages) note('redirect.cookies-anew');
  if (client === 'curl') [to.username, to.password] = ['', ''];
  const body = next.kept ? request.body : 'none';
  return { request: { url: to.href, method: next.method, lines, body }, steps };
}

/** Fields that do not go to another origin, in lower case. */
function droppedFields(client: ProfileName, cookieOption: boolean): ReadonlyMap<string, ClientRule> {
  if (client === 'node') {
    return new Map<string, ClientRule>([
      ['authorization', 'redirect.authorization-dropped'],
      ['proxy-authorization', 'redirect.node-field-dropped'],
      ['cookie', 'redirect.node-field-dropped'],
    ]);
  }
  if (client !== 'curl') return new Map([['authorization', 'redirect.authorization-dropped']]);
  return new Map<string, ClientRule>([
    ['authorization', 'redirect.curl-authorization-dropped'],
    ...(cookieOption ? [] : [['cookie', 'redirect.curl-cookie-dropped'] as const]),
  ]);
}

/** In what two origins differ, in the words of a header: "scheme", "host" or "port". */
function difference(from: URL, to: URL): string {
  if (from.hostname !== to.hostname) return 'host';
  return from.protocol === to.protocol ? 'port' : 'scheme';
}
