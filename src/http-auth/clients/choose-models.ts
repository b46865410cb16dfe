import { type DigestAlgorithm, digestAlgorithm } from '../digest/algorithms.ts';
import { param, sameScheme } from '../grammar/format.ts';
import { readChallenges } from '../grammar/lenient.ts';
import { parseChallenges } from '../grammar/parse.ts';
import type { Challenge } from '../grammar/types.ts';
import { readChromiumLine } from './chromium.ts';
import type { ProfileName } from './profiles.ts';
import type { ClientRule } from './rules.ts';

/** Clients that answer challenges by themselves; a script with fetch() in Node does not. */
export type ClientName = Exclude<ProfileName, 'node'>;

/** How a client picks a challenge. */
export interface ClientModel {
  /** The challenges it sees, in order. */
  readonly read: (lines: readonly string[]) => readonly Challenge[];
  /** Why a challenge of a scheme in `order` cannot be answered, or null. */
  readonly fault: (challenge: Challenge) => ClientRule | null;
  /** Schemes from the most to the least wanted, in lower case. */
  readonly order: readonly string[];
  /** How it decides between several that it could answer. */
  readonly chooses: ClientRule;
  /** Among Digest challenges the one with the strongest algorithm; else the first. */
  readonly ranksAlgorithms?: true;
  /** Negotiate is tried although nothing is set up for it; the request then goes out without credentials. */
  readonly triesNegotiate?: true;
  /** A Digest challenge that cannot be answered ends the attempt, whatever else is offered. */
  readonly failsOnDigest?: true;
  /** Of two parameters with one name the last counts. */
  readonly lastParam?: true;
  /** What can be said when no password box opens although a challenge was picked. */
  readonly asksNobody?: ClientRule;
}

const COMMON: readonly DigestAlgorithm[] = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'];
const ALL: readonly DigestAlgorithm[] = [...COMMON, 'SHA-512-256', 'SHA-512-256-sess'];

/** `spec` by RFC 9110 §11.4 and RFC 7616 §3.7; the programs as measured. */
export const MODELS: Readonly<Record<ClientName, ClientModel>> = {
  spec: {
    read: (lines) => parseChallenges(lines).value,
    fault: (challenge) =>
      digestFault(challenge, ALL, { realm: true, nonce: 'present', qop: true }) ??
      (sameScheme(challenge.scheme, 'Basic') && param(challenge, 'realm') === undefined
        ? 'choose.basic-realm'
        : null),
    order: ['digest', 'basic'],
    chooses: 'choose.order-spec',
  },
  chromium: {
    read: (lines) => lines.map(readChromiumLine).filter((challenge) => challenge !== null),
    fault: (challenge) => digestFault(challenge, COMMON, { realm: false, nonce: 'filled', qop: false }),
    order: ['negotiate', 'ntlm', 'digest', 'basic'],
    chooses: 'choose.order-chromium',
    lastParam: true,
  },
  firefox: {
    read: readAsFirefox,
    fault: (challenge) => digestFault(challenge, COMMON, { realm: false, nonce: 'any', qop: false }),
    order: ['negotiate', 'ntlm', 'digest', 'basic'],
    chooses: 'choose.order-firefox',
    ranksAlgorithms: true,
    lastParam: true,
  },
  curl: {
    read: readAsCurl,
    fault: (challenge) => digestFault(challenge, ALL, { realm: false, nonce: 'present', qop: false }),
    order: ['negotiate', 'bearer', 'digest', 'ntlm', 'basic'],
    chooses: 'choose.order-curl',
    triesNegotiate: true,
    failsOnDigest: true,
    lastParam: true,
    asksNobody: 'choose.curl-asks-nobody',
  },
};

/** From the strongest Digest algorithm to the weakest, as Firefox ranks them. */
export function algorithmRank(challenge: Challenge): number {
  return digestAlgorithm(param(challenge, 'algorithm'))?.startsWith('MD5') === false ? 0 : 1;
}

interface DigestNeeds {
  readonly realm: boolean;
  readonly nonce: 'any' | 'present' | 'filled';
  /** Whether a `qop` of unknown values only is a reason to ignore the challenge (RFC 7616 §3.3). */
  readonly qop: boolean;
}

function digestFault(
  challenge: Challenge,
  algorithms: readonly DigestAlgorithm[],
  needs: DigestNeeds,
): ClientRule | null {
  if (!sameScheme(challenge.scheme, 'Digest')) return null;
  const [nonce, qop] = [param(challenge, 'nonce'), param(challenge, 'qop')];
  if (needs.nonce !== 'any' && nonce === undefined) return 'choose.digest-nonce';
  if (needs.nonce === 'filled' && nonce === '') return 'choose.digest-nonce';
  if (needs.realm && param(challenge, 'realm') === undefined) return 'choose.digest-realm';
  const algorithm = digestAlgorithm(param(challenge, 'algorithm'));
  if (algorithm === null || !algorithms.includes(algorithm)) return 'choose.digest-algorithm';
  const known = qop === undefined || qop.split(',').some((word) => /^\s*auth(?:-int)?\s*$/i.test(word));
  return needs.qop && !known ? 'choose.digest-qop' : null;
}

/** `Basic, realm="x"` is a challenge to curl, which parts scheme and parameters at any comma. */
function readAsCurl(lines: readonly string[]): readonly Challenge[] {
  return readChallenges(lines, 'wire').value.map(lastOfEach);
}

/** Firefox reads all challenges of a line, but none of one whose first parameter stands behind a comma. */
function readAsFirefox(lines: readonly string[]): readonly Challenge[] {
  return lines.flatMap((line) => {
    const orphan = readChallenges(line, 'recover').issues.some(
      ({ code }) => code === 'param-without-challenge',
    );
    return orphan ? [] : readChallenges(line, 'wire').value.map(lastOfEach);
  });
}

function lastOfEach(challenge: Challenge): Challenge {
  const byName = new Map(challenge.params.map((each) => [each.name.toLowerCase(), each]));
  return { ...challenge, params: [...byName.values()] };
}
