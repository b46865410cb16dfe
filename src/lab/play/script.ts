import { type CorsOutcome, corsOutcome, preflightFor, type ScriptRequest } from '#http-auth/clients/cors.ts';
import { promptOutcome } from '#http-auth/clients/prompt.ts';
import type { ClientStep } from '#http-auth/clients/step.ts';
import { corsLines } from '#http-auth/policy/cors.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import { authorized } from '../client/credentials.ts';
import { plainRequest } from '../client/request.ts';
import { refreshed } from '../client/token.ts';
import { isOn } from '../state.ts';
import type { LabState, ScriptView } from '../types.ts';
import { againNotes, answered } from './browser.ts';
import { clientNotes } from './client-notes.ts';
import { earlierJar, type Jar, type Sender, signIn, withCookies } from './jar.ts';
import { note } from './notes.ts';
import { follow } from './redirect.ts';
import { answerValues, type Exchange, type Stage, wantsNonce, wantsRefresh, wireAnswer } from './stage.ts';

/** Schemes whose credentials a script cannot make or set: the browser sends them, or asks the user. */
const OF_THE_BROWSER = ['cookie', 'digest', 'negotiate', 'ntlm'];

/** A script of a page that calls fetch(), and the browser around it. */
export async function playScript(stage: Stage): Promise<void> {
  const { state } = stage;
  const plain = plainRequest(state);
  const { page, sender } = whereFrom(state, plain);
  const jar = jarOf(stage, plain, page, sender);
  const first = await attempt(stage, plain, state, jar, { title: 'Request', again: 'First try' });
  const { script } = first ?? {};
  if (first === null || script?.status !== 401) return;
  const { exchange } = first;
  if (readsNonce(exchange, script) && state.credentials === 'right') {
    await attempt(stage, plain, state, jar, { title: 'With the nonce of the server' }, first);
  } else if (wantsRefresh(exchange, state)) {
    const { tokenExchange } = await import('./refresh.ts');
    const fresh = refreshed(state);
    stage.add('Refresh', await tokenExchange(fresh, stage.held()));
    await attempt(stage, plain, fresh, jar, { title: 'With the new token' }, first);
  }
}

interface Titles {
  readonly title: string;
  /** Of an exchange that leads to another one. */
  readonly again?: string;
}

interface Attempted {
  readonly exchange: Exchange;
  readonly script: ScriptView;
  /** Null: it was not needed. A browser keeps it for 5 seconds (Fetch, CORS-preflight cache). */
  readonly preflight: Exchange['answered'] | null;
}

/** One call of fetch(): the preflight where it needs one, the request, what the browser does about the answer. */
async function attempt(
  stage: Stage,
  plain: Incoming,
  state: LabState,
  jar: Jar,
  { title, again = title }: Titles,
  after?: Attempted,
): Promise<Attempted | null> {
  const { page, sender } = whereFrom(state, plain);
  const own =
    OF_THE_BROWSER.includes(state.resource) &&
    state.credentials !== 'custom' &&
    state.credentials !== 'other';
  const ready = own ? plain : await authorized(plain, state, stage.held(after?.exchange));
  const call = scriptRequest(ready, page, state);
  const preflight = after === undefined ? await preflightAnswer(stage, call, ready) : after.preflight;
  if (preflight === 'refused') return null;
  const { sent } = corsOutcome(call, preflight, { status: 200, lines: allowAll(page, state) }, 'chromium');
  const lines: readonly FieldLine[] = [...hostOf(ready), ...(sent?.lines ?? [])];
  const { request, notes } = withCookies(stage, { ...ready, lines }, jar, sender);
  const exchange = await stage.ask(request);
  const outcome = corsOutcome(call, preflight, wireAnswer(exchange), 'chromium');
  const script = viewOf(outcome, exchange);
  const says = [...notes, ...clientNotes(outcome.steps.filter((step) => isNews(step, call, preflight)))];
  if (exchange.decision?.outcome === 'redirected') {
    const { next, notes: more } = await follow(stage, exchange, 'chromium', page);
    stage.add(again, exchange, { notes: [...notes, ...more] });
    if (next !== null) addRedirected(stage, next, page, state);
    return null;
  }
  if (outcome.prompts && state.credentials !== 'none') {
    const url = call.url;
    const asked = { url, page, kind: 'fetch', credentials: call.credentials } as const;
    const { picked } = promptOutcome(answerValues(exchange, 'WWW-Authenticate'), asked, 'chromium', {});
    if (picked !== null && call.lines.every(([name]) => name !== 'Authorization')) {
      stage.add('First try', exchange, { notes: says, expected: true });
      const next = await stage.ask(await answered(stage, request, picked, exchange));
      const end = corsOutcome(call, preflight, wireAnswer(next), 'chromium');
      stage.add('After the password box', next, { notes: againNotes(next), script: viewOf(end, next) });
      return null;
    }
  }
  const goesOn = script.status === 401 && (readsNonce(exchange, script) || wantsRefresh(exchange, state));
  const unused =
    script.status === 401 && state.refresh === 'unused' && exchange.decision?.outcome === 'invalid-token'
      ? [note('The script has a refresh token, and leaves it unused', 'RFC 6749 §6', 'u29')]
      : [];
  const expected = readsNonce(exchange, script);
  const told = { notes: [...says, ...unused], script, expected };
  stage.add(goesOn && after === undefined ? again : title, exchange, told);
  return { exchange, script, preflight };
}

function readsNonce(exchange: Exchange, { headers }: ScriptView): boolean {
  return wantsNonce(exchange) && headers.some(([name]) => name === 'DPoP-Nonce');
}

/** Whether a step is not said before, and about this request: who sends a token itself is asked for no password. */
function isNews(
  { id }: ClientStep,
  { lines }: ScriptRequest,
  preflight: Exchange['answered'] | null,
): boolean {
  if (preflight !== null && id.startsWith('script.preflight-')) return false;
  return !id.startsWith('choose.') || lines.every(([name]) => name !== 'Authorization');
}

/** Asks for leave where that is needed: null when it is not, else the answer, or that it was refused. */
async function preflightAnswer(
  stage: Stage,
  call: ScriptRequest,
  { origin, target, lines }: Incoming,
): Promise<Exchange['answered'] | null | 'refused'> {
  const preflight = preflightFor(call, 'chromium');
  if (preflight === null) return null;
  const host = lines.filter(([name]) => name === 'Host');
  const request = {
    method: 'OPTIONS',
    target,
    origin,
    lines: [...host, ...preflight.lines],
    body: new Uint8Array(),
  };
  const exchange = await stage.ask(request);
  const outcome = corsOutcome(call, exchange.answered, null, 'chromium');
  const passed = outcome.preflight?.passed === true;
  const steps = passed ? outcome.steps.filter(({ id }) => id !== 'script.no-answer') : outcome.steps;
  const script = passed ? null : viewOf(outcome, exchange);
  stage.add('Preflight', exchange, { notes: clientNotes(steps), script });
  return passed ? exchange.answered : 'refused';
}

function addRedirected(stage: Stage, next: Exchange, page: string, state: LabState): void {
  const call = scriptRequest(next.request, page, state);
  const outcome = corsOutcome(
    call,
    { status: 204, lines: allowAll(page, state) },
    wireAnswer(next),
    'chromium',
  );
  stage.add('After the redirect', next, { notes: clientNotes(outcome.steps), script: viewOf(outcome, next) });
}

function jarOf(stage: Stage, plain: Incoming, page: string, sender: Sender): Jar {
  const { resource, also, credentials } = stage.state;
  if ((resource !== 'cookie' && also !== 'cookie') || credentials === 'none') return { store: [], notes: [] };
  if (!isOn(stage.state, 'sign-in')) return earlierJar(stage, plain);
  const cross = page !== plain.origin;
  const request = cross ? { ...plain, lines: [...hostOf(plain), ['Origin', page] as const] } : plain;
  return signIn(stage, { ...request, body: new Uint8Array() }, sender, corsLines(request, stage.policy.cors));
}

function whereFrom(
  state: LabState,
  { origin }: Incoming,
): { readonly page: string; readonly sender: Sender } {
  const page = state.client === 'same-origin' ? origin : state.page;
  const mode = state.mode === 'include' || state.mode === 'omit' ? state.mode : 'same-origin';
  return { page, sender: { page, kind: 'fetch', credentials: mode } };
}

function scriptRequest(
  { origin, target, method, lines }: Incoming,
  page: string,
  state: LabState,
): ScriptRequest {
  const { sender } = whereFrom(state, { origin, target, method, lines, body: new Uint8Array() });
  const own = lines.filter(([name]) => !/^(?:host|origin|cookie)$/i.test(name));
  return { url: origin + target, page, method, lines: own, credentials: sender.credentials };
}

function hostOf({ lines }: Incoming): readonly FieldLine[] {
  return lines.filter(([name]) => name === 'Host');
}

/** An answer that lets everything pass, to learn what goes out. */
function allowAll(page: string, { mode }: LabState): readonly FieldLine[] {
  return [
    ['Access-Control-Allow-Origin', page],
    ...(mode === 'include' ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
  ];
}

function viewOf({ script }: CorsOutcome, { answered: { status } }: Exchange): ScriptView {
  if (script.kind === 'type-error') {
    const text = `The script gets a TypeError and cannot see that the answer was ${status}.`;
    return { status: null, headers: [], text };
  }
  const { headers } = script;
  const count = headers.length === 1 ? '1 header' : `${headers.length} headers`;
  return { status: script.status, headers, text: `The script sees status ${script.status} and ${count}.` };
}
