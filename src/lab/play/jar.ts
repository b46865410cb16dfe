import type { CookieRequest } from '#http-auth/clients/cookie-request.ts';
import { acceptCookie, type Cookie, receiveCookies } from '#http-auth/clients/cookies.ts';
import { cookiesFor } from '#http-auth/clients/send-cookies.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import { isOn } from '../state.ts';
import type { ClientNote, LabState } from '../types.ts';
import { OWNER, PASSWORD, SESSION_COOKIE } from '../world.ts';
import { clientNotes } from './client-notes.ts';
import { note } from './notes.ts';
import { answerValues, type Exchange, type Stage } from './stage.ts';

/** Who sends a request in a browser, as far as cookies care. */
export type Sender = Pick<CookieRequest, 'page' | 'kind' | 'credentials'>;

/** What a browser keeps, and what it said when it kept or refused it. */
export interface Jar {
  readonly store: readonly Cookie[];
  readonly notes: readonly ClientNote[];
}

const LOGIN = '/login';

/** The jar of somebody who signed in at the server's own page before the play, and kept the cookie if it could. */
export function earlierJar({ state, now }: Stage, { origin }: Incoming): Jar {
  const request = { url: origin + LOGIN, page: origin, kind: 'navigation', method: 'POST' } as const;
  const verdict = acceptCookie(cookieLine(state), { ...request, client: 'chromium' }, [], { now });
  if (verdict.outcome !== 'refused')
    return { store: verdict.cookie === null ? [] : [verdict.cookie], notes: [] };
  return { store: [], notes: clientNotes(verdict.steps) };
}

/** The sign-in as a step, and the jar behind it. `extra` are further lines of its answer. */
export function signIn(
  stage: Stage,
  { origin, lines }: Incoming,
  sender: Sender,
  extra: readonly FieldLine[] = [],
): Jar {
  const { state, now } = stage;
  const form = new URLSearchParams({ user: OWNER, password: PASSWORD });
  const request: Incoming = {
    method: 'POST',
    target: LOGIN,
    origin,
    lines: [...lines, ['Content-Type', 'application/x-www-form-urlencoded']],
    body: new TextEncoder().encode(form.toString()),
  };
  const navigates = sender.kind === 'navigation';
  const exchange: Exchange = {
    request,
    answered: {
      ...(navigates ? { status: 303, reason: 'See Other' } : { status: 204, reason: 'No Content' }),
      lines: [
        ['Set-Cookie', cookieLine(state)],
        ...(navigates ? [['Location', '/account'] as const] : []),
        ...extra,
      ],
      body: '',
    },
    decision: null,
  };
  const asked = { url: origin + LOGIN, method: 'POST', client: 'chromium', ...sender } as const;
  const { store, verdicts } = receiveCookies(answerValues(exchange, 'Set-Cookie'), asked, [], { now });
  const notes = clientNotes(verdicts.flatMap(({ steps }) => steps));
  const kept = note('The browser keeps the cookie', 'RFC 6265 §5.3');
  stage.add('Sign-in', exchange, { notes: store.length > 0 ? [...notes, kept] : notes });
  return { store, notes: [] };
}

/** The request with the cookies that the browser sends along, and what it says about those it holds back. */
export function withCookies(
  { now }: Stage,
  request: Incoming,
  jar: Jar,
  sender: Sender,
): { readonly request: Incoming; readonly notes: readonly ClientNote[] } {
  const { method, origin, target } = request;
  const asked = { url: origin + target, method, client: 'chromium', ...sender } as const;
  const { header, heldBack } = cookiesFor(jar.store, asked, { now });
  const notes = [...jar.notes, ...clientNotes(heldBack.map(({ why }) => why))];
  if (header === null) return { request, notes };
  return { request: { ...request, lines: [...request.lines, ['Cookie', header]] }, notes };
}

function cookieLine(state: LabState): string {
  const sameSite = state.samesite === 'unset' ? [] : [`SameSite=${state.samesite}`];
  const secure = isOn(state, 'secure') ? ['Secure'] : [];
  return [`${SESSION_COOKIE}=${state.session}`, 'Path=/', 'HttpOnly', ...secure, ...sameSite].join('; ');
}
