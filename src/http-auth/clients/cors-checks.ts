import { fieldValues } from '../fields.ts';
import { shown } from '../redact.ts';
import type { FieldLine } from '../types.ts';
import { isSafeMethod } from './cors-request.ts';
import type { ClientRule } from './rules.ts';
import { type ClientStep, clientStep } from './step.ts';

/** Status and fields of an answer. */
export interface CorsAnswer {
  readonly status: number;
  readonly lines: readonly FieldLine[];
}

/** What a cross-origin request asks for. */
export interface Asks {
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly page: string;
  readonly method: string;
  readonly unsafe: readonly string[];
}

/** Why a request or its answer is withheld from a script. */
export interface CorsFault {
  readonly id: ClientRule;
  /** What it is about. */
  readonly text?: string;
  readonly fix?: 'u36' | 'u37';
}

/** Why the answer to a preflight forbids the request; null when it does not (Fetch, CORS-preflight fetch). */
export function preflightVerdict(
  { credentials, page, method, unsafe }: Asks,
  answer: CorsAnswer | null,
  wildcardAuthorization: boolean,
  steps: ClientStep[],
): CorsFault | null {
  if (answer === null) return { id: 'script.no-answer' };
  const { status } = answer;
  if (status < 200 || status > 299) {
    const asks = status === 401 || status === 403 || status === 407;
    return { id: 'script.preflight-status', text: String(status), ...(asks ? { fix: 'u36' } : {}) };
  }
  const refused = corsCheck(page, credentials, answer);
  if (refused !== null) return { id: refused, fix: 'u37' };
  const methods = namesIn(answer.lines, 'Access-Control-Allow-Methods');
  const headers = namesIn(answer.lines, 'Access-Control-Allow-Headers');
  if (methods === null || headers === null) return { id: 'script.preflight-malformed' };
  const wild = (list: readonly string[]) => credentials !== 'include' && list.includes('*');
  if (!isSafeMethod(method) && !methods.includes(method) && !wild(methods)) {
    return { id: 'script.preflight-refuses-method', text: method };
  }
  const allowed = headers.map((each) => each.toLowerCase());
  for (const name of unsafe) {
    if (allowed.includes(name)) continue;
    if (!wild(headers)) {
      const starred = headers.includes('*');
      const id = starred ? 'script.wildcard-with-credentials' : 'script.preflight-refuses-header';
      return { id, text: name, fix: 'u37' };
    }
    if (name !== 'authorization') continue;
    if (!wildcardAuthorization) return { id: 'script.wildcard-authorization', text: name, fix: 'u37' };
    steps.push(clientStep('script.wildcard-taken', { observed: shown(name) }));
  }
  return null;
}

/** Why the page may not read an answer; null when it may (Fetch, CORS check). */
export function corsCheck(
  page: string,
  credentials: Asks['credentials'],
  { lines }: CorsAnswer,
): ClientRule | null {
  const origins = fieldValues({ lines }, 'Access-Control-Allow-Origin');
  const [origin] = origins;
  if (origin === undefined) return 'script.origin-missing';
  if (origins.length > 1 || origin.includes(',')) return 'script.origin-several';
  const include = credentials === 'include';
  if (origin === '*') return include ? 'script.origin-wildcard' : null;
  if (origin !== page) return 'script.origin-other';
  const allowed = fieldValues({ lines }, 'Access-Control-Allow-Credentials').join(', ');
  return include && allowed !== 'true' ? 'script.credentials-not-allowed' : null;
}

/** The headers of an answer that a script may read (Fetch, CORS-safelisted response-header name). */
export function readableLines(
  lines: readonly FieldLine[],
  cross: boolean,
  credentials: Asks['credentials'],
  steps: ClientStep[],
): readonly FieldLine[] {
  const exposed = (namesIn(lines, 'Access-Control-Expose-Headers') ?? []).map((each) => each.toLowerCase());
  const all = exposed.includes('*') && credentials !== 'include';
  return lines.filter(([name]) => {
    const lower = name.toLowerCase();
    if (/^set-cookie2?$/.test(lower)) {
      steps.push(clientStep('script.set-cookie-hidden'));
      return false;
    }
    const safe =
      /^(?:cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/;
    const readable = !cross || safe.test(lower) || all || exposed.includes(lower);
    if (!readable && lower === 'www-authenticate') steps.push(clientStep('script.challenge-hidden'));
    if (!readable && lower === 'dpop-nonce') steps.push(clientStep('script.nonce-hidden'));
    return readable;
  });
}

/** The tokens of a list field; null when one of them is none. */
function namesIn(lines: readonly FieldLine[], name: string): readonly string[] | null {
  const names = fieldValues({ lines }, name)
    .flatMap((value) => value.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return names.every((each) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(each)) ? names : null;
}
