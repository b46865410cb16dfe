import { type ClientName, chooseChallenge, usableDigest } from '#http-auth/clients/choose.ts';
import { secondChallenge } from '#http-auth/clients/chromium.ts';
import { readDigestChallenge, readQop } from '#http-auth/digest/challenge.ts';
import { digestAlgorithm } from '#http-auth/digest/hash.ts';
import { param } from '#http-auth/grammar/format.ts';
import { type Fields, text, texts } from './case.ts';

/** Ops that ask how a client behaves, by the model of that client. */
export const CLIENT_OPS: readonly string[] = ['client-choice', 'challenge-usable', 'second-challenge'];

const CLIENTS: readonly ClientName[] = ['spec', 'chromium', 'curl', 'firefox'];

/** The answer of a client's model; null for a client that is not known. Chromium, where the case names none. */
export function answerClient(input: Fields): Fields | null {
  const named = text(input, 'client', 'chromium');
  const client = CLIENTS.find((each) => each === named);
  if (client === undefined) return null;
  const lines = texts(input, 'lines') ?? [];
  if (input['op'] === 'second-challenge') {
    return { result: secondChallenge(text(input, 'first'), text(input, 'second')) };
  }
  return input['op'] === 'client-choice' ? choice(lines, client) : usable(lines, client);
}

/** The suites test clients that are set up for Negotiate. */
function choice(lines: readonly string[], client: ClientName): Fields {
  const { picked } = chooseChallenge(lines, client, { negotiate: true });
  if (picked === null) return { scheme: null, realm: '' };
  return { scheme: picked.scheme.toLowerCase(), realm: param(picked, 'realm') ?? '' };
}

function usable(lines: readonly string[], client: ClientName): Fields {
  const challenge = lines.map((line) => usableDigest(line, client)).find((each) => each !== null);
  if (challenge === undefined || challenge === null) return { usable: false };
  const get = (name: string) => param(challenge, name);
  const algorithm = get('algorithm');
  const known = readDigestChallenge(challenge);
  return {
    usable: true,
    realm: get('realm') ?? '',
    nonce: get('nonce'),
    opaque: get('opaque') ?? '',
    domain: (get('domain') ?? '').split(/\s+/).filter(Boolean),
    ...(algorithm === undefined ? {} : { algorithm: digestAlgorithm(algorithm) }),
    qop: readQop(get('qop')) ?? [],
    stale: known?.stale ?? false,
    userhash: known?.userhash ?? false,
  };
}
