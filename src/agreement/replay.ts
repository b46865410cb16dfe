import type { Quirk } from '#http-auth/policy/quirks.ts';
import type { Env, Incoming, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import { statusOf, type WireMessage } from '#wire/message.ts';
import type { Recording } from '#wire/recording.ts';
import { decideAs, type Foreseen } from './decide-as.ts';
import type { Deviation, Reading } from './deviation.ts';
import { environment } from './policies.ts';
import { always, asks, silent, without } from './profiles/make.ts';
import { PROFILES } from './profiles.ts';
import type { StatePolicy } from './proof-policy.ts';
import { lookedUp, readsToken } from './readings/tokens.ts';
import type { Answered, SchemeId } from './types.ts';

const ANY = 'https://example.com/any';

/** A request of a recording and its answer. */
export interface Exchange {
  readonly request: WireMessage;
  readonly response: WireMessage;
}

/** The exchange that decided: of the client's last request, on the last hop that it reached. */
export function decidingExchange({ messages }: Recording, { hop, request }: StatePolicy): Exchange | null {
  const starts = messages.flatMap((each, at) => (each.kind === 'request' && each.hop === 1 ? [at] : []));
  const start = request === undefined ? starts.at(-1) : starts[request - 1];
  if (start === undefined) return null;
  const end = starts.find((at) => at > start) ?? messages.length;
  const within = messages.slice(start, end);
  const last = hop ?? Math.max(...within.map((each) => each.hop));
  const on = within.filter((each) => each.hop === last);
  const asked = on.findLast((each) => each.kind === 'request');
  const answered = on.findLast((each) => each.kind === 'response');
  return asked === undefined || answered === undefined ? null : { request: asked, response: answered };
}

/** The answer of an exchange, as it is compared. */
export function answerOf({ response }: Exchange): Answered {
  const challenges = response.headers.filter(([name]) => /^(?:www|proxy)-authenticate$/i.test(name));
  return { status: statusOf(response) ?? 0, challenges: challenges.map(([, value]) => value) };
}

/** What the engine answers to the request of an exchange, under the policy that is equivalent to the files. */
export async function replay(
  exchange: Exchange,
  recording: Recording,
  state: StatePolicy,
): Promise<Foreseen> {
  const now = Date.parse(recording.clock ?? `${recording.date}T12:00:00Z`);
  const env: Env = { ...environment(), now: () => now };
  const program = programOf(exchange, recording);
  const foreseen = await decideAs(
    deviationsOf(state, program),
    incomingOf(exchange.request),
    policyOf(state),
    env,
  );
  // What lies behind a proxy that lets pass asks for nothing here.
  if (state.proxy === true && foreseen.status === 401) return { ...foreseen, status: 200, challenges: [] };
  // Whoever is let in gets what the resource says.
  const status = statusOf(exchange.response) ?? 0;
  return foreseen.status === 200 && status > 200 && status < 400 ? { ...foreseen, status } : foreseen;
}

function incomingOf({ startLine, headers, body }: WireMessage): Incoming {
  const [method = '', target = ''] = startLine.split(' ');
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? 'example.com';
  const bytes = Uint8Array.from(body, (char) => char.charCodeAt(0));
  return { method, target, origin: `http://${host}`, lines: headers, body: bytes };
}

/** The names of the programs without those that stand on other hops, that of the one which answered first. */
function programOf({ response }: Exchange, { program, messages }: Recording): string {
  const others = new Set(messages.map(({ from }) => from).filter((from) => from !== response.from));
  const first = (name: string): string => name.split(' ', 1)[0]?.toLowerCase() ?? '';
  const names = program.split(', ').filter((name) => !others.has(first(name)));
  const own = names.filter((name) => first(name) === response.from);
  return [...own, ...names].join(', ');
}

const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

function usersOf(users: Readonly<Record<string, string>>, scopes: readonly string[] = []) {
  return Object.entries(users).map(([owner, password]) => ({
    owner: utf8(owner),
    password: utf8(password),
    scopes,
  }));
}

function policyOf(state: StatePolicy): ResourcePolicy {
  const { realm = 'api', scopes, quirks = [], front } = state;
  const [first, ...rest] = schemesOf(state);
  if (first === undefined) throw new TypeError('policy.json names no scheme');
  const named: readonly Quirk[] = quirks.map((quirk) => ({ quirk }));
  const before: readonly Quirk[] =
    front === undefined
      ? []
      : [
          {
            quirk: 'front-realm',
            realm: front.realm,
            basic: { scheme: 'Basic', users: usersOf(front.basic), charset: 'ISO-8859-1' },
          },
        ];
  const proxy = state.proxy === true && first.scheme === 'Basic' ? { realm, basic: first } : undefined;
  return { id: 'proof', realm, accepts: [first, ...rest], scopes, quirks: [...named, ...before], proxy };
}

function schemesOf(state: StatePolicy): readonly SchemePolicy[] {
  const { basic, digest, tokens, jwt, apiKey, cookie, granted } = state;
  const schemes: SchemePolicy[] = [];
  if (digest !== undefined) {
    schemes.push({
      scheme: 'Digest',
      users: usersOf(digest),
      algorithms: ['MD5'],
      qop: ['auth'],
      nonceLifetime: 300,
    });
  }
  if (basic !== undefined)
    schemes.push({ scheme: 'Basic', users: usersOf(basic, granted), charset: 'ISO-8859-1' });
  if (tokens !== undefined || jwt !== undefined) {
    const { issuer = ANY, audience = ANY, skew = 0, jwk, secret = 'none' } = jwt ?? {};
    const keys = [jwk === undefined ? { secret: new TextEncoder().encode(secret) } : { jwk }];
    const algorithm = jwk === undefined ? 'HS256' : 'RS256';
    schemes.push({ scheme: 'Bearer', token: { issuer, audience, algorithm, keys, skew } });
  }
  if (apiKey !== undefined) {
    const keys = apiKey.keys.map((key) => ({ owner: 'alice', key }));
    schemes.push({ scheme: 'ApiKey', header: apiKey.header, keys });
  }
  if (cookie !== undefined) {
    const sessions = Object.entries(cookie.sessions).map(([id, end]) => ({
      owner: 'alice',
      id,
      expires: end === null ? 9_999_999_999 : Date.parse(end) / 1000,
    }));
    schemes.push({ scheme: 'Cookie', name: cookie.name, sessions });
  }
  return schemes;
}

/** What the program does by its profile, then what its files tell it to say. */
function deviationsOf(state: StatePolicy, program: string): readonly Deviation[] {
  const { tokens, jwt, says } = state;
  const told = says === undefined ? [] : [says === null ? silent : always(says)];
  const readings = tokens === undefined ? [] : [lookedUp(tokens, state.scheme)];
  const schemes: readonly SchemeId[] = schemeIdsOf(state);
  const profile = schemes.flatMap((scheme) => named(scheme, state.profile, program));
  const lookup =
    tokens === undefined ? [] : [asks('answers 401 where RFC 6750 says 400', ['invalid-request'])];
  const words = tokens === undefined || profile.length > 0 ? [] : [without('error_description')];
  return [...readings, ...profile, ...(jwt === undefined ? [] : untold(jwt)), ...lookup, ...words, ...told];
}

/** Claims that the program was not told to look at, and a key that the engine would not use. */
function untold({ issuer, audience }: NonNullable<StatePolicy['jwt']>): readonly Reading[] {
  const fill = (claim: 'iss' | 'aud'): Reading =>
    readsToken(`was told no ${claim}`, [`jwt.${claim}`], (header, claims) => [
      header,
      { ...claims, [claim]: ANY },
    ]);
  return [...(issuer === undefined ? [fill('iss')] : []), ...(audience === undefined ? [fill('aud')] : [])];
}

function schemeIdsOf({
  basic,
  digest,
  jwt,
  tokens,
  apiKey,
  cookie,
  proxy,
}: StatePolicy): readonly SchemeId[] {
  if (proxy === true) return ['proxy'];
  const ids: SchemeId[] = [];
  if (digest !== undefined) ids.push('digest');
  if (basic !== undefined) ids.push('basic');
  if (jwt !== undefined || tokens !== undefined) ids.push('bearer');
  if (apiKey !== undefined) ids.push('api-key');
  if (cookie !== undefined) ids.push('cookie');
  return ids;
}

function named(scheme: SchemeId, name: string | undefined, program: string): readonly Deviation[] {
  const profiles = PROFILES[scheme];
  if (name !== undefined) return profiles[name] ?? [];
  const found = program
    .split(', ')
    .flatMap((each) => Object.entries(profiles).filter(([key]) => each.startsWith(`${key}.`)));
  return found[0]?.[1] ?? [];
}
