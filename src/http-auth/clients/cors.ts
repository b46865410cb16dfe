import { fieldValues } from '../fields.ts';
import { shown } from '../redact.ts';
import type { FieldLine } from '../types.ts';
import type { ClientName } from './choose.ts';
import { type Asks, type CorsAnswer, corsCheck, preflightVerdict, readableLines } from './cors-checks.ts';
import {
  isForbiddenHeader,
  isNoCorsHeader,
  isSafeMethod,
  normalMethod,
  type ScriptRequest,
  unsafeHeaderNames,
} from './cors-request.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { promptOutcome } from './prompt.ts';
import type { ClientRule } from './rules.ts';
import { hasUserinfo, httpUrl, type IsPublicSuffix } from './site.ts';
import { type ClientStep, clientStep } from './step.ts';

export type { CorsAnswer } from './cors-checks.ts';
export type { ScriptRequest } from './cors-request.ts';

/** What a script gets. */
export type ScriptResult =
  | {
      readonly kind: 'response';
      readonly type: 'basic' | 'cors' | 'opaque';
      /** 0 when the response is opaque. */
      readonly status: number;
      /** The headers that it can read. */
      readonly headers: readonly FieldLine[];
    }
  /** The promise is rejected; the reason is in the steps, and in the console, but not in the error. */
  | { readonly kind: 'type-error' };

export interface CorsOutcome {
  /** The preflight that goes first; null when none is needed. */
  readonly preflight: { readonly lines: readonly FieldLine[]; readonly passed: boolean } | null;
  /** The request as it goes out after what the browser takes off; null when it never does. */
  readonly sent: { readonly method: string; readonly lines: readonly FieldLine[] } | null;
  readonly script: ScriptResult;
  /** Whether a password box may open on the way. */
  readonly prompts: boolean;
  /** In order; of a TypeError the last one says why. */
  readonly steps: readonly ClientStep[];
}

/** The preflight of a request; null when it needs none, or has an address that is none (Fetch, CORS-preflight fetch). */
export function preflightFor(request: ScriptRequest, profile: ProfileName): CorsOutcome['preflight'] {
  return corsOutcome(request, null, null, profile).preflight;
}

/**
 * What becomes of a request of fetch(), given the answers of the server, by the CORS protocol of the Fetch standard and
 * what was measured of the profile. `null` stands for no answer at all. Clients without pages apply no CORS. Never
 * throws.
 */
export function corsOutcome(
  request: ScriptRequest,
  preflightAnswer: CorsAnswer | null,
  answer: CorsAnswer | null,
  profile: ProfileName,
  isPublicSuffix?: IsPublicSuffix,
): CorsOutcome {
  const steps: ClientStep[] = [];
  let preflight: CorsOutcome['preflight'] = null;
  let sent: CorsOutcome['sent'] = null;
  const fail = (id: ClientRule, text?: string, fix?: 'u36' | 'u37'): CorsOutcome => {
    const observed = text === undefined ? {} : { observed: shown(text) };
    steps.push(clientStep(id, { ...observed, ...(fix === undefined ? {} : { fix }) }));
    return { preflight, sent, script: { kind: 'type-error' }, prompts: false, steps };
  };
  const url = httpUrl(request.url);
  if (url === null) return fail('client.bad-url');
  if (hasUserinfo(url)) return fail('script.userinfo');
  const { mode = 'cors', credentials = 'same-origin' } = request;
  const method = normalMethod(request.method);
  if (/^(?:connect|trace|track)$/i.test(method)) return fail('script.forbidden-method', method);
  if (!PROFILES[profile].pages) {
    steps.push(clientStep('script.no-cors-outside-pages'));
    return withoutPage({ method, lines: request.lines }, answer, steps);
  }
  if (mode === 'no-cors' && !isSafeMethod(method)) return fail('script.no-cors-method', method);
  const sameOrigin = url.origin === request.page;
  if (!sameOrigin && mode === 'same-origin') return fail('script.same-origin-mode');
  const lines = allowedLines(request.lines, mode, steps);
  const cross = !sameOrigin && mode === 'cors';
  const unsafe = cross ? unsafeHeaderNames(lines) : [];
  if (cross) {
    const asks = { credentials, page: request.page, method, unsafe };
    preflight = preflightOf(asks, steps);
    if (preflight !== null) {
      const wildcard = PROFILES[profile].wildcardAuthorization.is;
      const verdict = preflightVerdict(asks, preflightAnswer, wildcard, steps);
      if (verdict !== null) return fail(verdict.id, verdict.text, verdict.fix);
      preflight = { ...preflight, passed: true };
      steps.push(clientStep('script.preflight-passed'));
    }
  }
  sent = { method, lines: cross ? [...lines, ['Origin', request.page]] : lines };
  if (answer === null) return fail('script.no-answer');
  const prompt = promptFor(request, lines, answer, profile, isPublicSuffix);
  steps.push(...prompt.steps);
  if (!sameOrigin && mode === 'no-cors') {
    steps.push(clientStep('script.opaque'));
    const script = { kind: 'response', type: 'opaque', status: 0, headers: [] } as const;
    return { preflight, sent, script, prompts: prompt.prompts, steps };
  }
  const refused = cross ? corsCheck(request.page, credentials, answer) : null;
  if (refused !== null) {
    const hides = answer.status === 401 || answer.status === 403;
    return { ...fail(refused, hides ? String(answer.status) : undefined, 'u37'), prompts: prompt.prompts };
  }
  const headers = readableLines(answer.lines, cross, credentials, steps);
  const script = {
    kind: 'response',
    type: cross ? 'cors' : 'basic',
    status: answer.status,
    headers,
  } as const;
  return { preflight, sent, script, prompts: prompt.prompts, steps };
}

/** A client without pages: everything goes out, and all of the answer can be read. */
function withoutPage(
  sent: NonNullable<CorsOutcome['sent']>,
  answer: CorsAnswer | null,
  steps: readonly ClientStep[],
): CorsOutcome {
  const rest = { preflight: null, sent, prompts: false };
  if (answer === null) {
    return { ...rest, script: { kind: 'type-error' }, steps: [...steps, clientStep('script.no-answer')] };
  }
  const script = { kind: 'response', type: 'basic', status: answer.status, headers: answer.lines } as const;
  return { ...rest, script, steps };
}

/** The headers that the browser lets a script set. */
function allowedLines(
  lines: readonly FieldLine[],
  mode: 'cors' | 'no-cors' | 'same-origin',
  steps: ClientStep[],
): readonly FieldLine[] {
  return lines.filter((line) => {
    const forbidden = isForbiddenHeader(line[0]);
    const dropped = !forbidden && mode === 'no-cors' && !isNoCorsHeader(line);
    if (forbidden) steps.push(clientStep('script.forbidden-header', { observed: shown(line[0]) }));
    if (dropped) steps.push(clientStep('script.no-cors-header', { observed: shown(line[0]), fix: 'u23' }));
    return !forbidden && !dropped;
  });
}

function preflightOf({ page, method, unsafe }: Asks, steps: ClientStep[]): CorsOutcome['preflight'] {
  if (isSafeMethod(method) && unsafe.length === 0) {
    steps.push(clientStep('script.simple'));
    return null;
  }
  if (!isSafeMethod(method)) steps.push(clientStep('script.preflight-method', { observed: shown(method) }));
  for (const name of unsafe) steps.push(clientStep('script.preflight-header', { observed: shown(name) }));
  const lines: FieldLine[] = [
    ['Origin', page],
    ['Access-Control-Request-Method', method],
  ];
  if (unsafe.length > 0) lines.push(['Access-Control-Request-Headers', unsafe.join(',')]);
  return { lines, passed: false };
}

/** Whether a 401 opens a password box: before the CORS check, where the browser does so across origins at all. */
function promptFor(
  request: ScriptRequest,
  lines: readonly FieldLine[],
  { status, lines: fields }: CorsAnswer,
  profile: ProfileName,
  isPublicSuffix?: IsPublicSuffix,
): { readonly prompts: boolean; readonly steps: readonly ClientStep[] } {
  const client: ClientName | null = profile === 'node' ? null : profile;
  if (status !== 401 || client === null) return { prompts: false, steps: [] };
  const { url, page, credentials, mode } = request;
  const ownAuthorization = lines.some(([name]) => name.toLowerCase() === 'authorization');
  const kind = mode === 'no-cors' ? 'image' : 'fetch';
  const omits = mode === 'no-cors' && credentials !== 'include' && httpUrl(url)?.origin !== page;
  const asked = { url, page, kind: omits ? 'fetch' : kind, credentials, ownAuthorization } as const;
  const challenges = fieldValues({ lines: fields }, 'WWW-Authenticate');
  const { prompts, steps } = promptOutcome(challenges, asked, client, { status }, isPublicSuffix);
  return { prompts, steps };
}
