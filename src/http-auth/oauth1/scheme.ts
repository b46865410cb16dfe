import { sameSecret } from '../equal.ts';
import { challenge } from '../grammar/format.ts';
import { claimNonce } from '../hmac/nonces.ts';
import { masked, shown } from '../redact.ts';
import { badRequest, invalidCredentials } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Trace } from '../trace.ts';
import type { Scheme } from '../types.ts';
import { collectParams, type OAuth1Param, paramsElsewhere, readOAuth1 } from './params.ts';
import type { OAuth1Policy } from './policy.ts';
import { OAUTH1_RULES } from './rules.ts';
import { METHODS, oauth1Signature, type SignatureMethod } from './signature.ts';

const MARKS = ['oauth_consumer_key', 'oauth_signature'];

/** OAuth 1.0 (see `OAuth1Policy`): 400 for what is malformed, 401 for what is wrong (RFC 5849 §3.2). */
export const scheme: Scheme<OAuth1Policy> = {
  rules: OAUTH1_RULES,
  place: () => 'Authorization OAuth',
  readsAuthorization: true,
  read: readOAuth1,
  find: (request) =>
    paramsElsewhere(request)
      .filter(([name]) => MARKS.includes(name))
      .map(([, value]) => value),
  async check({ policy, credentials }, { request, now, state, trace }) {
    const params = collectParams(request, credentials);
    trace.check('oauth1.encoding', params !== null);
    if (params === null) return badRequest('An OAuth parameter is not percent-encoded', 'OAuth');
    const sent = readProtocol(params, request.origin.startsWith('https:'), trace);
    if (typeof sent === 'string') return badRequest(sent, 'OAuth');

    const refused = invalidCredentials('OAuth');
    const client = policy.clients.find(({ key }) => key === sent.clientKey);
    const observed = client === undefined ? masked('key id') : shown(client.key);
    trace.check('oauth1.client', client !== undefined, { observed, fix: 'u34' });
    if (client === undefined) return refused;
    const token = policy.tokens.filter((each) => sameSecret(each.token, sent.token))[0];
    trace.check('oauth1.token', token !== undefined, sent.token === '' ? {} : { observed: masked('token') });
    if (token === undefined) return refused;

    const near = sent.once === null || Math.abs(now - sent.once.timestamp) <= policy.window;
    if (sent.once === null) trace.skip('oauth1.timestamp');
    else {
      trace.check('oauth1.timestamp', near, {
        observed: shown(isoDate(sent.once.timestamp)),
        expected: `within ${policy.window} s of ${isoDate(now)}`,
        fix: 'u33',
      });
    }
    if (!near) return refused;

    const secrets = { client: client.secret, token: token.secret };
    const computed = await oauth1Signature(sent.method, request, params, secrets);
    const right = sameSecret(computed, sent.signature);
    if (!trace.check('oauth1.signature', right, { observed: masked('signature') })) return refused;

    if (sent.once === null) trace.skip('oauth1.nonce');
    else {
      const { nonce, timestamp } = sent.once;
      const key = `oauth1 nonces ${client.key} ${token.token}`;
      const fresh = claimNonce(state, key, nonce, { timestamp, oldest: now - policy.window });
      if (!trace.check('oauth1.nonce', fresh)) return refused;
    }
    return { ok: true, principal: { owner: token.owner, scheme: 'OAuth', scopes: token.scopes ?? [] } };
  },
  challenges: (_policy, { status }, { realm }) => (status === 401 ? [challenge('OAuth', { realm })] : []),
};

/** The protocol parameters that the checks need. */
interface Protocol {
  readonly clientKey: string;
  readonly token: string;
  readonly method: SignatureMethod;
  readonly signature: string;
  /** Null with PLAINTEXT, which needs neither (RFC 5849 §3.1). */
  readonly once: { readonly timestamp: number; readonly nonce: string } | null;
}

/** What the request asks to be judged by, or why it is malformed (RFC 5849 §3.1). */
function readProtocol(params: readonly OAuth1Param[], secure: boolean, trace: Trace): Protocol | string {
  const own = params.filter(([name]) => name.startsWith('oauth_'));
  const values = new Map(own);
  const single = trace.check('oauth1.single', values.size === own.length, {
    expected: 'each OAuth parameter once',
  });
  if (!single) return 'An OAuth parameter occurs more than once';

  const get = (name: string): string => values.get(`oauth_${name}`) ?? '';
  const plain = get('signature_method') === 'PLAINTEXT';
  const wanted = ['consumer_key', 'signature_method', 'signature', ...(plain ? [] : ['timestamp', 'nonce'])];
  const formed = wanted.every((name) => get(name) !== '');
  const dated = plain || (/^[1-9]\d{0,11}$/.test(get('timestamp')) && get('nonce').length <= MOST_NONCE);
  const expected = wanted.map((name) => `oauth_${name}`).join(', ');
  if (!trace.check('oauth1.params', formed && dated, { expected })) {
    return 'An OAuth parameter is missing or malformed';
  }

  const version = values.get('oauth_version') ?? '1.0';
  if (!trace.check('oauth1.version', version === '1.0', { expected: '1.0' })) {
    return 'The OAuth version is not supported';
  }
  const method = METHODS.find((each) => each === get('signature_method'));
  const known = { expected: METHODS.join(' or '), ...(method && { observed: shown(method) }) };
  trace.check('oauth1.method', method !== undefined, known);
  if (method === undefined) return 'The OAuth signature method is not supported';
  if (!plain) trace.skip('oauth1.tls');
  else if (!trace.check('oauth1.tls', secure, { expected: 'https' })) return 'PLAINTEXT needs https';

  const once = plain ? null : { timestamp: Number(get('timestamp')), nonce: get('nonce') };
  return { clientKey: get('consumer_key'), token: get('token'), method, signature: get('signature'), once };
}

/** The longest nonce that the server is ready to remember, in UTF-16 units. */
const MOST_NONCE = 128;
