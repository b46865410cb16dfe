import type { Incoming } from '#http-auth/types.ts';
import { authorized } from '../client/credentials.ts';
import { plainRequest } from '../client/request.ts';
import { refreshed } from '../client/token.ts';
import type { ClientNote, LabState } from '../types.ts';
import { note } from './notes.ts';
import { answerValues, type Exchange, type Stage, wantsNonce, wantsRefresh } from './stage.ts';

/** A program sends what it is told, and once more when it knows what to do about the answer. */
export async function playProgram(stage: Stage): Promise<void> {
  const { state } = stage;
  const plain = plainRequest(state);
  const first = await stage.ask(await authorized(plain, state, stage.held()));
  await retry(stage, plain, first, { title: 'Request', again: 'First try' });
}

const MOST_TRIES = 5;

interface Titles {
  readonly title: string;
  /** When another step follows. */
  readonly again: string;
}

/** Adds an exchange, and those that it leads to. */
export async function retry(stage: Stage, plain: Incoming, first: Exchange, titles: Titles): Promise<void> {
  const { state } = stage;
  if (isAsked(first, 'Digest') && first.request.lines.every(([name]) => name !== 'Authorization')) {
    const next = await authorized(plain, state, stage.held(first));
    if (next.lines.length > plain.lines.length) {
      const text =
        'Digest needs the nonce of the server first, so the client asks again with the answer to it';
      stage.add(titles.again, first, { notes: [note(text, 'RFC 7616 §3.4')], expected: true });
      return finish(stage, plain, await stage.ask(next), 'Answer to the challenge');
    }
  }
  return finish(stage, plain, first, titles.title, titles.again);
}

async function finish(
  stage: Stage,
  plain: Incoming,
  exchange: Exchange,
  title: string,
  again = title,
): Promise<void> {
  const { state } = stage;
  if (wantsNonce(exchange) && state.credentials === 'right') {
    const text = 'The server sent a nonce, so the client makes a new proof with it';
    stage.add(again, exchange, { notes: [note(text, 'RFC 9449 §9')], expected: true });
    const next = await stage.ask(await authorized(plain, state, stage.held(exchange)));
    return stage.add('With the nonce of the server', next);
  }
  if (wantsRefresh(exchange, state)) return refresh(stage, plain, exchange, again);
  if (exchange.decision?.outcome === 'redirected' && state.client === 'library') {
    const { follow } = await import('./later.ts');
    const { next, notes } = await follow(stage, exchange, 'node');
    stage.add(next === null ? title : again, exchange, { notes });
    return next === null ? undefined : stage.add('After the redirect', next);
  }
  if (state.lockout !== '' && exchange.decision?.outcome.startsWith('invalid-')) {
    return tryAgain(stage, plain, exchange, again);
  }
  stage.add(title, exchange, { notes: notesOf(exchange, state) });
}

/** A program that does not learn: the same again, until the server locks it out or it has had enough. */
async function tryAgain(stage: Stage, plain: Incoming, exchange: Exchange, title: string): Promise<void> {
  const text = 'The program tries the same again, without a pause';
  const stubborn = [note(text, 'RFC 6585 §4', 'u2')];
  let last = exchange;
  for (let tries = 1; tries < MOST_TRIES && last.answered.status !== 429; tries += 1) {
    stage.add(tries === 1 ? title : `Try ${tries}`, last, { notes: stubborn });
    last = await stage.ask(await authorized(plain, stage.state, stage.held(last)));
  }
  const locked = last.answered.status === 429;
  stage.add(locked ? 'Locked out' : `Try ${MOST_TRIES}`, last);
}

/** The token is refused, the refresh token gets another one, and the request goes out again, once. */
async function refresh(stage: Stage, plain: Incoming, exchange: Exchange, title: string): Promise<void> {
  const text =
    'The token is refused, so the client gets a new one with its refresh token, and asks once more';
  stage.add(title, exchange, { notes: [note(text, 'RFC 6749 §6')] });
  const { tokenExchange } = await import('./later.ts');
  const fresh = refreshed(stage.state);
  stage.add('Refresh', await tokenExchange(fresh, stage.held()));
  const next = await stage.ask(await authorized(plain, fresh, stage.held(exchange)));
  stage.add('With the new token', next);
}

/** Whether an answer asks for a scheme. */
export function isAsked(exchange: Exchange, scheme: string): boolean {
  const asks = new RegExp(`(?:^|, )${scheme}(?: |,|$)`, 'i');
  return (
    exchange.answered.status === 401 &&
    answerValues(exchange, 'WWW-Authenticate').some((line) => asks.test(line))
  );
}

function notesOf(
  { decision, answered }: Exchange,
  { refresh: kept, source, client }: LabState,
): readonly ClientNote[] {
  const refused = answered.status === 401;
  if (refused && kept === 'unused' && decision?.outcome === 'invalid-token') {
    const text = 'The client has a refresh token, and leaves it unused: it reports the 401';
    return [note(text, 'RFC 6749 §6', 'u29')];
  }
  if (refused && source === 'saved' && client !== 'browser' && decision?.outcome === 'invalid-credentials') {
    return [
      note('The password was saved before, and goes out again without a question', 'RFC 7617 §2.2', 'u8'),
    ];
  }
  if (decision?.outcome === 'redirected') {
    return [note('This client does not follow redirects: it reports the 307', 'RFC 9110 §15.4')];
  }
  return [];
}
