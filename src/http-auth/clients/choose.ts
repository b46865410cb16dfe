import type { DigestAlgorithm } from '../digest/algorithms.ts';
import { readDigestChallenge } from '../digest/challenge.ts';
import { sameScheme } from '../grammar/format.ts';
import { readChallenges } from '../grammar/lenient.ts';
import { parseChallenges } from '../grammar/parse.ts';
import type { Challenge } from '../grammar/types.ts';
import { isUsableForChromium, readChromiumLine } from './chromium.ts';

export type ClientName = 'spec' | 'chromium' | 'curl' | 'firefox';

/** How a client picks a challenge. */
interface ClientModel {
  readonly read: (lines: readonly string[]) => readonly Challenge[];
  readonly usable: (challenge: Challenge) => boolean;
  /** Schemes from the most to the least wanted, in lower case. */
  readonly order: readonly string[];
  /** False: the first usable challenge is taken, whatever its place in `order`. */
  readonly ranks: boolean;
  /** Whether Negotiate is tried although nothing is set up for it; the request then goes out without credentials. */
  readonly triesNegotiate?: true;
  /** Whether a person is asked for user name and password. */
  readonly prompts: boolean;
}

const COMMON: readonly DigestAlgorithm[] = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'];
const SHA_512_256: readonly DigestAlgorithm[] = ['SHA-512-256', 'SHA-512-256-sess'];

const CLIENTS: Readonly<Record<ClientName, ClientModel>> = {
  // RFC 9110 §11.6.1 leaves the choice open; RFC 7616 §3.7: the first Digest challenge that is understood.
  spec: {
    read: (lines) => parseChallenges(lines).value,
    usable: (challenge) => isDigestWith(challenge, [...COMMON, ...SHA_512_256]) || hasRealm(challenge),
    order: ['digest', 'basic'],
    ranks: true,
    prompts: true,
  },
  // Chromium 156, measured; that NTLM and Negotiate come before Digest, by its own tests.
  chromium: {
    read: (lines) => lines.map(readChromiumLine).filter((challenge) => challenge !== null),
    usable: isUsableForChromium,
    order: ['negotiate', 'ntlm', 'digest', 'basic'],
    ranks: true,
    prompts: true,
  },
  // curl 7.88.1 with --anyauth -u, measured; Bearer by its source, with --oauth2-bearer only.
  curl: {
    read: readParted,
    usable: (challenge) =>
      !sameScheme(challenge.scheme, 'Digest') || isDigestWith(challenge, [...COMMON, ...SHA_512_256]),
    order: ['negotiate', 'bearer', 'digest', 'ntlm', 'basic'],
    ranks: true,
    triesNegotiate: true,
    prompts: false,
  },
  // Firefox by its own tests (not run): the first it supports, unless `mostSecure`.
  firefox: {
    read: readParted,
    usable: (challenge) => !sameScheme(challenge.scheme, 'Digest') || isDigestWith(challenge, COMMON),
    order: ['negotiate', 'ntlm', 'digest', 'basic'],
    ranks: false,
    prompts: true,
  },
};

/** What the client has been given, and what it is answering. */
export interface Situation {
  /** Negotiate is set up: a ticket and a server that is allowed to ask. Default: no. */
  readonly negotiate?: boolean | undefined;
  /** A Bearer token is at hand (curl --oauth2-bearer). Default: no. */
  readonly bearer?: boolean | undefined;
  /** Firefox with network.auth.choose_most_secure_challenge. Default: no. */
  readonly mostSecure?: boolean | undefined;
  /** The status of the response. Default: 401; with another nothing is picked, save a proxy's 407. */
  readonly status?: number | undefined;
  /** fetch() with `credentials: 'omit'`: nothing is picked. Default: no. */
  readonly omitsCredentials?: boolean | undefined;
}

export interface Choice {
  readonly picked: Challenge | null;
  /** Whether a password box opens. */
  readonly prompts: boolean;
}

/**
 * The challenge that a client answers, of the field lines of a response. `spec` is RFC 9110 §11.6.1 with RFC 7616
 * §3.7; the others are programs, each by what was measured or read in its tests. Never throws.
 */
export function chooseChallenge(
  lines: readonly string[],
  client: ClientName,
  situation: Situation = {},
): Choice {
  const { status = 401, omitsCredentials = false, mostSecure = false } = situation;
  if ((status !== 401 && status !== 407) || omitsCredentials) return { picked: null, prompts: false };
  const model = CLIENTS[client];
  const order = model.order.filter((scheme) => isAvailable(scheme, model, situation));
  const place = ({ scheme }: Challenge): number => order.indexOf(scheme.toLowerCase());
  const usable = model.read(lines).filter((each) => place(each) >= 0 && model.usable(each));
  const ranked = model.ranks || mostSecure ? usable.toSorted((a, b) => place(a) - place(b)) : usable;
  const picked = ranked[0] ?? null;
  const asks = picked !== null && model.prompts && !sameScheme(picked.scheme, 'Negotiate');
  return { picked, prompts: asks };
}

/** Whether a client can answer a Digest challenge that stands alone on its field line. */
export function usableDigest(line: string, client: ClientName): Challenge | null {
  const { picked } = chooseChallenge([line], client);
  return picked !== null && sameScheme(picked.scheme, 'Digest') ? picked : null;
}

/** `Basic, realm="x"` is a challenge to programs that part scheme and parameters at any comma. */
function readParted(lines: readonly string[]): readonly Challenge[] {
  return readChallenges(lines, 'wire').value;
}

function isAvailable(scheme: string, model: ClientModel, situation: Situation): boolean {
  if (scheme === 'negotiate') return situation.negotiate === true || model.triesNegotiate === true;
  return scheme !== 'bearer' || situation.bearer === true;
}

function isDigestWith(challenge: Challenge, algorithms: readonly DigestAlgorithm[]): boolean {
  const digest = readDigestChallenge(challenge);
  return digest !== null && algorithms.includes(digest.algorithm);
}

function hasRealm({ scheme, params }: Challenge): boolean {
  return sameScheme(scheme, 'Basic') && params.some(({ name }) => name.toLowerCase() === 'realm');
}
