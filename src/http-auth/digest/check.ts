import { sameSecret } from '../equal.ts';
import { masked, shown } from '../redact.ts';
import { badRequest, invalidCredentials } from '../refusal.ts';
import type { Accepted, Attempt, Context, Refusal } from '../types.ts';
import { checkForm, type Form } from './form.ts';
import { authenticationInfo } from './info.ts';
import { countNonce, issueNonce, knownNonce, sentRealm } from './nonce.ts';
import { type DigestParams, readDigestParams } from './params.ts';
import type { DigestPolicy } from './policy.ts';
import { type DigestInput, digestResponse } from './response.ts';
import { findUser } from './user.ts';

const EMPTY = new Uint8Array();
const STALE: Refusal = { ok: false, outcome: 'stale-nonce', status: 401, tried: 'Digest', error: null };

/**
 * Judges Digest credentials (RFC 7616 §3.4): improper ones get a 400, wrong ones a 401. Right ones with a nonce that is
 * unknown, too old or already counted so far get a 401 that lets the client try again by itself (`stale`).
 */
export function checkDigest(
  { policy, credentials }: Attempt<DigestPolicy>,
  context: Context,
): Accepted | Refusal {
  const { trace, request } = context;
  const given = credentials ?? { scheme: 'Digest', token68: null, params: [] };
  const { params, missing } = readDigestParams(given, policy.qop !== null);
  const seen = missing.length === 0 ? {} : { expected: missing.join(', ') };
  if (!trace.check('digest.params', missing.length === 0, seen)) {
    return badRequest(`The Digest credentials lack ${missing.join(', ')}`, 'Digest');
  }
  const realm = sentRealm(context.realm);
  const realmSeen = { observed: shown(params.realm), expected: realm };
  if (!trace.check('digest.realm', params.realm === realm, realmSeen)) return invalidCredentials('Digest');
  const form = checkForm(params, policy, context);
  if (!form.ok) return form;

  const user = findUser(policy.users, form.user, form.algorithm, realm);
  // Also computed for nobody, so that the time taken does not tell which user exists.
  const password = user?.password ?? '';
  const username = user?.owner ?? form.user.name;
  const input = { ...inputOf(params, form, request.method), username, password };
  const proven = sameSecret(digestResponse({ ...input, body: request.body }), params.response);
  const right = proven && user !== undefined;
  trace.check('digest.response', right, { observed: masked('response'), fix: 'u2' });
  if (!right) return invalidCredentials('Digest');
  if (!checkNonce(params, form, policy, context)) return STALE;
  return {
    ok: true,
    principal: { owner: user.owner, scheme: 'Digest', scopes: user.scopes ?? [] },
    lines: (content) => {
      const nextnonce = policy.nextnonce === true ? issueNonce(context) : null;
      // The answer to HEAD has no body to protect.
      return [authenticationInfo(input, request.method === 'HEAD' ? EMPTY : content, nextnonce)];
    },
  };
}

function inputOf(
  { realm, nonce, uri, nc, cnonce }: DigestParams,
  { algorithm, qop }: Form,
  method: string,
): Omit<DigestInput, 'username' | 'password' | 'body'> {
  return { algorithm, realm, nonce, method, uri, qop, nc, cnonce };
}

/** Whether the nonce is one given out for this realm, young enough, and counted on (RFC 7616 §3.3, §3.4). */
function checkNonce(
  { nonce, nc }: DigestParams,
  { qop }: Form,
  { nonceLifetime }: DigestPolicy,
  context: Context,
): boolean {
  const { trace, now } = context;
  const known = knownNonce(nonce, context);
  const age = known === null ? Number.NaN : now - known.issued;
  const young = age >= 0 && age < nonceLifetime;
  const observed = known === null ? masked('nonce') : shown(`${Math.floor(age)} s`);
  const seen = { observed, expected: `less than ${nonceLifetime} s` };
  if (!trace.check('digest.nonce', young, seen) || known === null) return false;
  if (qop === null) {
    trace.skip('digest.nc');
    return true;
  }
  const count = Number.parseInt(nc, 16);
  const expected = `more than ${known.count.toString(16).padStart(8, '0')}`;
  if (!trace.check('digest.nc', count > known.count, { observed: shown(nc), expected })) return false;
  countNonce(nonce, known, count, context);
  return true;
}
