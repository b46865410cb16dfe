import { promptOutcome } from '#http-auth/clients/prompt.ts';
import { sameScheme } from '#http-auth/grammar/format.ts';
import type { Challenge } from '#http-auth/grammar/types.ts';
import type { Incoming } from '#http-auth/types.ts';
import { basicLine, withCredentials } from '../client/credentials.ts';
import { plainRequest, withLines } from '../client/request.ts';
import { isOn } from '../state.ts';
import type { ClientNote } from '../types.ts';
import { clientNotes } from './client-notes.ts';
import { earlierJar, type Jar, type Sender, signIn, withCookies } from './jar.ts';
import { note } from './notes.ts';
import { follow } from './redirect.ts';
import { answerValues, type Exchange, type Stage } from './stage.ts';

const TYPED: Sender = { page: null, kind: 'navigation' };
const NOBODY: Jar = { store: [], notes: [] };

/** A browser that opens the address: it sends cookies, and asks the user when it is asked for a password. */
export async function playBrowser(stage: Stage): Promise<void> {
  const { state } = stage;
  const plain = plainRequest(state);
  const led = state.way.startsWith('forward-auth');
  const hasCookies = accepts(stage, 'cookie') && state.credentials !== 'none';
  const signsIn = hasCookies && isOn(state, 'sign-in');
  let jar = NOBODY;
  if (signsIn && !led) jar = signIn(stage, plain, { page: plain.origin, kind: 'navigation' });
  else if (hasCookies && !signsIn) jar = earlierJar(stage, plain);
  const first = await open(stage, plain, jar);
  if (first === null || first.answered.status !== 302 || !signsIn) return;
  jar = signIn(stage, plain, { page: plain.origin, kind: 'navigation' });
  await open(stage, plain, jar);
}

/** Opens the address; the exchange, when nothing came of it that goes on by itself. */
async function open(stage: Stage, plain: Incoming, jar: Jar): Promise<Exchange | null> {
  const { state, steps } = stage;
  const remembers = state.source === 'remembered' && accepts(stage, 'basic', 'digest');
  const start = remembers ? withLines(plain, [basicLine(state.user, state.password)]) : plain;
  const { request, notes } = withCookies(stage, start, jar, TYPED);
  const exchange = await stage.ask(request);
  const title = steps.length === 0 ? 'Request' : 'After the sign-in';
  const says = [...notes, ...(remembers ? [rememberedNote(exchange)] : [])];
  if (exchange.decision?.outcome === 'redirected') {
    const followed = await follow(stage, exchange, 'chromium');
    stage.add('First try', exchange, { notes: [...says, ...followed.notes] });
    if (followed.next !== null) stage.add('After the redirect', followed.next);
    return null;
  }
  const { status } = exchange.answered;
  if (status !== 401) {
    const leads = status === 302 ? [note('The browser follows to the sign-in page', 'RFC 9110 §15.4.3')] : [];
    stage.add(title, exchange, { notes: [...says, ...leads] });
    return exchange;
  }
  const lines = answerValues(exchange, 'WWW-Authenticate');
  const url = plain.origin + plain.target;
  const {
    prompts,
    picked,
    steps: why,
  } = promptOutcome(lines, { url, page: null, kind: 'navigation' }, 'chromium', {});
  const asks = prompts && picked !== null && !remembers && state.credentials !== 'none';
  stage.add(asks ? 'First try' : title, exchange, { notes: [...says, ...clientNotes(why)], expected: asks });
  if (!asks) return null;
  const next = await stage.ask(await answered(stage, request, picked, exchange));
  stage.add('After the password box', next, { notes: againNotes(next) });
  return null;
}

/** The request with what was typed into the password box. */
export async function answered(
  stage: Stage,
  request: Incoming,
  picked: Challenge,
  exchange: Exchange,
): Promise<Incoming> {
  const { state } = stage;
  if (sameScheme(picked.scheme, 'Digest')) {
    const { digestLines } = await import('../client/digest.ts');
    return withLines(request, digestLines(request, state, stage.held(exchange), 'chromium'));
  }
  if (!sameScheme(picked.scheme, 'Basic'))
    return withCredentials('ntlm', request, state, stage.held(exchange));
  return withLines(request, [basicLine(state.user, state.password)]);
}

/** What a browser does when the typed password was refused too. */
export function againNotes({ answered: { status } }: Exchange): readonly ClientNote[] {
  return status === 401 ? [note('The password box comes back', 'RFC 9110 §15.5.2')] : [];
}

function rememberedNote({ answered: { status } }: Exchange): ClientNote {
  const text = 'The browser sends the password that was typed before, without a question';
  return note(text, 'RFC 7617 §2.2', status === 401 ? 'u5' : null);
}

function accepts({ state: { resource, also } }: Stage, ...ids: readonly string[]): boolean {
  return ids.includes(resource) || ids.includes(also);
}
