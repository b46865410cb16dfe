import { isJsonObject, type JsonObject, readCompact, readJsonObject } from '../jwt/compact.ts';
import { type AsymmetricAlgorithm, fitsAlgorithm, isAsymmetric, isSecret, type Jwk } from '../jwt/jwk.ts';
import { seenWord } from '../jwt/seen.ts';
import { verifyWithJwk } from '../jwt/signature.ts';
import { masked, shown } from '../redact.ts';
import type { Trace } from '../trace.ts';
import { thumbprint } from './thumbprint.ts';

/** A proof whose signature matched the key that it brings along. */
export interface Proof {
  /** Of that key (RFC 7638). */
  readonly thumbprint: string;
  readonly claims: JsonObject;
}

const TYPE = /^(?:application\/)?dpop\+jwt$/i;

/**
 * Reads the one proof of a request and verifies that its sender holds the key it names: rules 1, 2 and 4 to 7 of RFC
 * 9449 §4.3. Null when a check failed; the failed check is the last step of the trace.
 *
 * @param values - those of the DPoP field lines
 */
export async function readProof(
  values: readonly string[],
  algorithms: readonly AsymmetricAlgorithm[],
  trace: Trace,
): Promise<Proof | null> {
  // A proof holds no comma: where lines were joined on the way, it parts them.
  const proofs = values.flatMap((value) => value.split(',')).map((proof) => proof.trim());
  const [compact = ''] = proofs;
  const count = { observed: shown(String(proofs.length)), expected: '1' };
  if (!trace.check('dpop.header', proofs.length === 1, count)) return null;
  const form = readCompact(compact);
  const claims = form.ok ? readJsonObject(form.payload) : null;
  trace.check('dpop.form', claims !== null, { observed: masked('DPoP proof') });
  if (!form.ok || claims === null) return null;
  const key = await checkHeader(form.header, algorithms, trace);
  if (key === null) return null;
  const matches = await verifyWithJwk(compact, key.jwk, key.algorithm);
  if (!trace.check('dpop.signature', matches, { expected: key.algorithm })) return null;
  return { thumbprint: key.thumbprint, claims };
}

interface ProofKey {
  readonly jwk: Jwk;
  readonly algorithm: AsymmetricAlgorithm;
  readonly thumbprint: string;
}

async function checkHeader(
  { crit, typ, alg, jwk }: JsonObject,
  algorithms: readonly AsymmetricAlgorithm[],
  trace: Trace,
): Promise<ProofKey | null> {
  // No extension is understood here, so any `crit` names one that is not.
  if (crit === undefined) trace.skip('dpop.crit');
  else if (!trace.check('dpop.crit', false)) return null;
  const typed = typeof typ === 'string' && TYPE.test(typ);
  if (!trace.check('dpop.typ', typed, { ...seenWord(typ), expected: 'dpop+jwt' })) return null;
  const offered = isAsymmetric(alg) && algorithms.includes(alg);
  trace.check('dpop.alg', offered, { ...seenWord(alg), expected: algorithms.join(' ') });
  if (!offered) return null;
  const key = isJsonObject(jwk) ? jwk : {};
  const print = fitsAlgorithm(key, alg) ? await thumbprint(key) : null;
  trace.check('dpop.jwk', print !== null, { expected: alg });
  if (print === null || !trace.check('dpop.public-key', !isSecret(key))) return null;
  return { jwk: key, algorithm: alg, thumbprint: print };
}
