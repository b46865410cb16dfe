import { tokenChallenge } from '../bearer/challenge.ts';
import { fieldValues } from '../fields.ts';
import { principalOf } from '../jwt/claims.ts';
import { JWT_RULES } from '../jwt/rules.ts';
import { validateAccessToken } from '../jwt/validate.ts';
import { tokenFault } from '../jwt/words.ts';
import { masked } from '../redact.ts';
import { badRequest } from '../refusal.ts';
import type { Accepted, AuthError, Context, FieldLine, Refusal, Scheme } from '../types.ts';
import { isCurrentNonce, nonceToGive } from './nonce.ts';
import type { DpopPolicy } from './policy.ts';
import { type Proof, readProof } from './read.ts';
import { proofId, take, wasTaken } from './replay.ts';
import { isForRequest } from './request.ts';
import { DPOP_RULES } from './rules.ts';
import { hash } from './thumbprint.ts';
import { PROOF_FAULTS, proofFault } from './words.ts';

/** DPoP: a token and the proof that the client holds the key it is bound to (RFC 9449 §7). */
export const scheme: Scheme<DpopPolicy> = {
  rules: { ...DPOP_RULES, ...JWT_RULES },
  place: () => 'Authorization DPoP',
  readsAuthorization: true,
  async check({ policy, credentials }, context) {
    const { request, trace } = context;
    const token = credentials?.token68 ?? null;
    trace.check('dpop.token', token !== null, token === null ? {} : { observed: masked('token') });
    if (token === null) return badRequest(PROOF_FAULTS['dpop.token'], 'DPoP');
    const proof = await readProof(fieldValues(request, 'DPoP'), policy.algorithms, trace);
    if (proof === null || !isForRequest(proof.claims, policy, context)) return invalidProof(context);
    return checkOnce(proof, token, policy, context);
  },
  challenges: ({ algorithms, resourceMetadata }, refusal, { realm }) =>
    tokenChallenge('DPoP', { realm, algs: algorithms.join(' ') }, refusal, resourceMetadata),
};

/** The proof is good for one request. It is taken when all else is right, so that nobody can fill the memory. */
async function checkOnce(
  proof: Proof,
  token: string,
  policy: DpopPolicy,
  context: Context,
): Promise<Accepted | Refusal> {
  const { state, trace } = context;
  const { jti, nonce } = proof.claims;
  const id = typeof jti === 'string' && jti !== '' ? await proofId(proof.thumbprint, jti) : null;
  trace.check('dpop.jti', id !== null && !wasTaken(id, state));
  if (id === null || wasTaken(id, state)) return invalidProof(context);
  const { nonceLifetime } = policy;
  if (nonceLifetime === null) trace.skip('dpop.nonce');
  else if (!trace.check('dpop.nonce', isCurrentNonce(nonce, context, nonceLifetime))) {
    return staleNonce(nonceToGive(context, nonceLifetime));
  }
  const judged = await checkToken(proof, token, policy, context);
  if (!judged.ok) return judged;
  // The same proof may have come a second time while this one was looked at.
  if (!take(id, state)) {
    trace.check('dpop.jti', false);
    return invalidProof(context);
  }
  const next = nonceLifetime === null ? nonce : nonceToGive(context, nonceLifetime);
  return next === nonce ? judged : { ...judged, lines: () => nonceLines(String(next)) };
}

/** The token itself, and that proof and token belong together: rule 12 of RFC 9449 §4.3. */
async function checkToken(
  { claims: { ath }, thumbprint }: Proof,
  token: string,
  policy: DpopPolicy,
  context: Context,
): Promise<Accepted | Refusal> {
  const { now, trace } = context;
  if (!trace.check('dpop.ath', ath === (await hash(token)))) return invalidToken(proofFault(trace));
  const claims = await validateAccessToken(token, policy.token, now, trace);
  if (claims === null) return invalidToken(tokenFault(trace));
  const bound = trace.check('dpop.jkt', claims.confirmation.key === thumbprint);
  return bound ? { ok: true, principal: principalOf(claims, 'DPoP') } : invalidToken(proofFault(trace));
}

/** A new nonce, which no cache may give to the next request (RFC 9449 §8.2). */
function nonceLines(nonce: string): readonly FieldLine[] {
  return [
    ['DPoP-Nonce', nonce],
    ['Cache-Control', 'no-store'],
  ];
}

function staleNonce(nonce: string): Refusal {
  const error: AuthError = { code: 'use_dpop_nonce', description: PROOF_FAULTS['dpop.nonce'] };
  const lines: readonly FieldLine[] = [['DPoP-Nonce', nonce]];
  return { ok: false, outcome: 'stale-nonce', status: 401, tried: 'DPoP', error, lines };
}

function invalidProof({ trace }: Context): Refusal {
  const error: AuthError = { code: 'invalid_dpop_proof', description: proofFault(trace) };
  return { ok: false, outcome: 'invalid-credentials', status: 401, tried: 'DPoP', error };
}

function invalidToken(description: string): Refusal {
  const error: AuthError = { code: 'invalid_token', description };
  return { ok: false, outcome: 'invalid-token', status: 401, tried: 'DPoP', error };
}
