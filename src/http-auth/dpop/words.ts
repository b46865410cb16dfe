import type { Trace } from '../trace.ts';
import type { DPOP_RULES } from './rules.ts';

/** Words for `error_description`, one for each check, in characters of RFC 6750 §3. */
export const PROOF_FAULTS: Readonly<Record<keyof typeof DPOP_RULES, string>> = {
  'dpop.token': 'The access token is missing',
  'dpop.header': 'The request needs exactly one DPoP proof',
  'dpop.form': 'The DPoP proof is malformed',
  'dpop.crit': 'The DPoP proof needs an extension that is not known here',
  'dpop.typ': 'The proof is not typed as dpop+jwt',
  'dpop.alg': 'The algorithm of the DPoP proof is not accepted',
  'dpop.jwk': 'The DPoP proof brings no key that fits its algorithm',
  'dpop.public-key': 'The DPoP proof gives a private key away',
  'dpop.signature': 'The signature of the DPoP proof does not match its key',
  'dpop.htm': 'The DPoP proof is for another method',
  'dpop.htu': 'The DPoP proof is for another address',
  'dpop.iat': 'The DPoP proof is too old or from the future',
  'dpop.jti': 'The DPoP proof was used before or has no jti',
  'dpop.nonce': 'The DPoP proof needs the current nonce of this server',
  'dpop.ath': 'The DPoP proof is for another access token',
  'dpop.jkt': 'The access token is not bound to the key of the DPoP proof',
};

/** What is wrong with the proof, by the step of the trace that failed. */
export function proofFault(trace: Trace): string {
  const failed = trace.steps.at(-1)?.step ?? '';
  return Object.entries(PROOF_FAULTS).find(([step]) => step === failed)?.[1] ?? 'The DPoP proof is not valid';
}
