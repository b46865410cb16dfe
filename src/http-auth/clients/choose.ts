import { sameScheme } from '../grammar/format.ts';
import { readChallenges } from '../grammar/lenient.ts';
import { parseChallenges } from '../grammar/parse.ts';
import type { Challenge } from '../grammar/types.ts';
import { shownScheme } from '../redact.ts';
import { algorithmRank, type ClientModel, type ClientName, MODELS } from './choose-models.ts';
import type { ClientRule } from './rules.ts';
import { type ClientSeen, type ClientStep, clientStep } from './step.ts';

export type { ClientName } from './choose-models.ts';

/** What the client has been given, and what it is answering. */
export interface Situation {
  /** Negotiate is set up: a ticket and a server that is allowed to ask. Default: no. */
  readonly negotiate?: boolean | undefined;
  /** A Bearer token is at hand (curl --oauth2-bearer). Default: no. */
  readonly bearer?: boolean | undefined;
  /** curl with --anyauth; without it `-u` sends Basic at once and picks nothing. Default: yes. */
  readonly anyAuth?: boolean | undefined;
  /** The status of the response. Default: 401; with another nothing is picked, save a proxy's 407. */
  readonly status?: number | undefined;
  /** fetch() with `credentials: 'omit'`: nothing is picked. Default: no. */
  readonly omitsCredentials?: boolean | undefined;
}

export interface Choice {
  readonly picked: Challenge | null;
  /** Whether a password box opens. */
  readonly prompts: boolean;
  /** Why this challenge, why not the others, and why nobody is asked. */
  readonly why: readonly ClientStep[];
}

/**
 * The challenge that a client answers, of the field lines of a response. `spec` is RFC 9110 §11.4 with RFC 7616
 * §3.7; the others are programs, each as measured. Never throws.
 */
export function chooseChallenge(
  lines: readonly string[],
  client: ClientName,
  situation: Situation = {},
): Choice {
  const model = MODELS[client];
  const early = nothingToAnswer(lines, client, situation);
  if (early !== null) return { picked: null, prompts: false, why: [early] };
  const seen = model.read(lines);
  const why: ClientStep[] = [...overlooked(lines, client, seen)];
  const usable: Challenge[] = [];
  for (const challenge of seen) {
    const reason = unusable(challenge, model, situation);
    if (reason === null) usable.push(challenge);
    else why.push(about(reason, challenge, /bearer|dpop|key/i.test(challenge.scheme) ? { fix: 'u23' } : {}));
  }
  const blocked = model.failsOnDigest && why.some(({ id }) => id.startsWith('choose.digest-'));
  if (blocked) why.push(clientStep('choose.curl-unreadable-digest'));
  const picked = blocked ? null : (ranked(usable, model)[0] ?? null);
  if (picked === null) return { picked, prompts: false, why: [...why, clientStep('choose.body-shown')] };
  why.push(...reasons(picked, usable, model), ...remarks(picked, lines, client, model, situation));
  const silent = silence(picked, model);
  why.push(clientStep(silent ?? 'choose.prompts'));
  return { picked, prompts: silent === null, why };
}

/** Whether a client can answer a Digest challenge that stands alone on its field line. */
export function usableDigest(line: string, client: ClientName): Challenge | null {
  const { picked } = chooseChallenge([line], client);
  return picked !== null && sameScheme(picked.scheme, 'Digest') ? picked : null;
}

function nothingToAnswer(
  lines: readonly string[],
  client: ClientName,
  situation: Situation,
): ClientStep | null {
  const { status = 401, omitsCredentials = false, anyAuth = true } = situation;
  if (status !== 401 && status !== 407) return clientStep('choose.status');
  if (omitsCredentials) return clientStep('choose.omits-credentials');
  if (client === 'curl' && !anyAuth) return clientStep('choose.curl-preemptive');
  const empty = lines.every((line) => /^[\s,]*$/.test(line));
  return empty ? clientStep('choose.no-challenge', { fix: 'u21' }) : null;
}

/** What stands in the lines and the client does not see. */
function overlooked(
  lines: readonly string[],
  client: ClientName,
  seen: readonly Challenge[],
): readonly ClientStep[] {
  const steps: ClientStep[] = [];
  const inLines = lines.map((line) => readChallenges(line, 'recover').value);
  if (client === 'chromium') {
    for (const challenge of inLines.flatMap((each) => each.slice(1))) {
      steps.push(about('choose.rest-of-line', challenge));
    }
  }
  const written = lines.filter((line) => !/^[\s,]*$/.test(line)).length;
  const lost = client === 'chromium' ? seen.length < written : seen.length < inLines.flat().length;
  if (lost || seen.length === 0) steps.push(clientStep('choose.unreadable'));
  return steps;
}

/** Why a challenge is passed over; null when it can be answered. */
function unusable(challenge: Challenge, model: ClientModel, situation: Situation): ClientRule | null {
  const scheme = challenge.scheme.toLowerCase();
  if (scheme === 'negotiate' && situation.negotiate !== true && model.triesNegotiate !== true) {
    return 'choose.negotiate-not-set-up';
  }
  if (scheme === 'bearer' && model.order.includes(scheme) && situation.bearer !== true) {
    return 'choose.bearer-not-given';
  }
  if (model.order.includes(scheme)) return model.fault(challenge);
  return /^(?:bearer|dpop|apikey|cookie|hmac-sha256|aws4-hmac-sha256|oauth)$/.test(scheme)
    ? 'choose.scheme-for-programs'
    : 'choose.unknown-scheme';
}

function ranked(usable: readonly Challenge[], model: ClientModel): readonly Challenge[] {
  const place = ({ scheme }: Challenge): number => model.order.indexOf(scheme.toLowerCase());
  const strength = model.ranksAlgorithms ? algorithmRank : () => 0;
  return usable.toSorted((a, b) => place(a) - place(b) || strength(a) - strength(b));
}

/** How it came out on top, and which ones it left behind. */
function reasons(picked: Challenge, usable: readonly Challenge[], model: ClientModel): readonly ClientStep[] {
  const others = usable.filter((each) => each !== picked);
  if (others.length === 0) return [about('choose.only', picked)];
  return [
    about(model.chooses, picked),
    ...others.map((each) => {
      if (!sameScheme(each.scheme, picked.scheme)) return about('choose.less-wanted', each);
      const weaker = model.ranksAlgorithms && algorithmRank(each) > algorithmRank(picked);
      return about(weaker ? 'choose.weaker-algorithm' : 'choose.same-scheme', each);
    }),
  ];
}

/** What is worth knowing about the one picked. */
function remarks(
  picked: Challenge,
  lines: readonly string[],
  client: ClientName,
  model: ClientModel,
  { negotiate = false }: Situation,
): readonly ClientStep[] {
  const steps: ClientStep[] = [];
  const twice = parseChallenges(lines).issues.some(({ code }) => code === 'duplicate-auth-param');
  if (model.lastParam && twice) steps.push(clientStep('choose.last-param'));
  if (client !== 'curl') return steps;
  if (sameScheme(picked.scheme, 'Negotiate') && !negotiate) {
    steps.push(clientStep('choose.curl-negotiate', { fix: 'u25' }));
  }
  const sha512 = picked.params.some(
    ({ name, value }) => name.toLowerCase() === 'algorithm' && /^sha-512-256/i.test(value),
  );
  if (sha512) steps.push(clientStep('choose.curl-wrong-hash', { fix: 'u25' }));
  return steps;
}

/** Why no password box opens for the one picked; null when one does. */
function silence(picked: Challenge, model: ClientModel): ClientRule | null {
  if (model.asksNobody !== undefined) return model.asksNobody;
  return sameScheme(picked.scheme, 'Negotiate') ? 'choose.negotiate-silent' : null;
}

function about(id: ClientRule, { scheme }: Challenge, seen: ClientSeen = {}): ClientStep {
  return clientStep(id, { observed: shownScheme(scheme), ...seen });
}
