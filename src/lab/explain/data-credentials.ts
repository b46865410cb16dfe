import type { Data } from './explanations.ts';

const DIGEST = 'RFC 7616 §3.4';
const OAUTH = 'RFC 5849 §3.1';
const SIGV4 = 'AWS SigV4';

/** Schemes, and what stands behind them in Authorization. */
export const CREDENTIALS_DATA: Data = {
  'scheme.basic': ['Basic', 'User name and password, encoded and not encrypted.', 'RFC 7617 §2'],
  'scheme.digest': [
    'Digest',
    'A proof that the client knows the password, which is never sent.',
    'RFC 7616 §3',
  ],
  'scheme.bearer': ['Bearer', 'An access token: whoever holds it is let in.', 'RFC 6750 §2.1'],
  'scheme.dpop': ['DPoP', 'An access token that needs a proof of the key it is bound to.', 'RFC 9449 §7.1'],
  'scheme.apikey': [
    'ApiKey',
    'A word for API keys that no registry has; the challenge needs some scheme.',
    'none',
  ],
  'scheme.cookie': ['Cookie', 'A word for session cookies that no registry has.', 'none'],
  'scheme.hmac-sha256': [
    'HMAC-SHA256',
    'A signature over the request with a key that both sides have.',
    'none',
  ],
  'scheme.aws4-hmac-sha256': ['AWS4-HMAC-SHA256', 'Signature Version 4 of Amazon Web Services.', SIGV4],
  'scheme.oauth': ['OAuth', 'OAuth 1.0: the request is signed for a client and a token.', 'RFC 5849 §3.5.1'],
  'scheme.negotiate': ['Negotiate', 'Kerberos, or NTLM inside of it, by messages in base64.', 'RFC 4559 §4'],
  'scheme.ntlm': ['NTLM', 'Three messages on one connection, by the account of Windows.', 'RFC 4559 §4'],
  'authorization.basic.token68': [
    'user-id:password',
    'User name, colon and password in base64, which anybody can read.',
    'RFC 7617 §2',
  ],
  'authorization.bearer.token68': [
    'Token',
    'An access token, which means nothing to the client.',
    'RFC 6750 §2.1',
  ],
  'authorization.dpop.token68': ['Token', 'An access token that is bound to a key.', 'RFC 9449 §7.1'],
  'authorization.negotiate.token68': ['Message', 'A GSS-API message in base64.', 'RFC 4559 §4.2'],
  'authorization.ntlm.token68': ['Message', 'An NTLM message in base64.', 'RFC 4559 §4'],
  'basic.user-id': ['User name', 'It ends at the first colon.', 'RFC 7617 §2'],
  'basic.password': ['Password', 'Everything behind the first colon.', 'RFC 7617 §2'],
  'authorization.digest.username': ['username', 'The user name, or its hash with userhash=true.', DIGEST],
  'authorization.digest.username*': ['username*', 'A user name beyond ASCII, percent-encoded.', DIGEST],
  'authorization.digest.realm': ['realm', 'The realm of the challenge.', DIGEST],
  'authorization.digest.nonce': ['nonce', 'The nonce of the challenge.', DIGEST],
  'authorization.digest.uri': ['uri', 'The address of this very request.', DIGEST],
  'authorization.digest.response': [
    'response',
    'The proof: a hash over name, realm, password, nonces, method and address.',
    'RFC 7616 §3.4.1',
  ],
  'authorization.digest.algorithm': ['algorithm', 'The hash that was used, of those offered.', DIGEST],
  'authorization.digest.qop': ['qop', 'The protection that the client chose.', DIGEST],
  'authorization.digest.nc': ['nc', 'How often the client has used this nonce, in hex.', DIGEST],
  'authorization.digest.cnonce': [
    'cnonce',
    'A nonce of the client, so that the server cannot choose all of it.',
    DIGEST,
  ],
  'authorization.digest.opaque': ['opaque', 'The text of the challenge, sent back as it is.', DIGEST],
  'authorization.digest.userhash': ['userhash', 'Whether username is a hash.', DIGEST],
  'authorization.hmac-sha256.keyid': ['keyId', 'Which key signed the request.', 'none'],
  'authorization.hmac-sha256.ts': ['ts', 'When it was signed, in seconds since 1970.', 'none'],
  'authorization.hmac-sha256.nonce': ['nonce', 'A value that is never used again with this key.', 'none'],
  'authorization.hmac-sha256.signature': [
    'signature',
    'HMAC over method, address, time, nonce and body.',
    'RFC 2104 §2',
  ],
  'authorization.aws4-hmac-sha256.credential': [
    'Credential',
    'The access key, and the day, region and service that the signature is good for.',
    SIGV4,
  ],
  'authorization.aws4-hmac-sha256.signedheaders': [
    'SignedHeaders',
    'The headers that the signature covers.',
    SIGV4,
  ],
  'authorization.aws4-hmac-sha256.signature': [
    'Signature',
    'HMAC over the request in its canonical form.',
    SIGV4,
  ],
  'authorization.oauth.realm': [
    'realm',
    'The area that the credentials are good for; not signed.',
    'RFC 5849 §3.5.1',
  ],
  'authorization.oauth.oauth_consumer_key': ['oauth_consumer_key', 'Which client asks.', OAUTH],
  'authorization.oauth.oauth_token': ['oauth_token', 'Which token, and so for whom.', OAUTH],
  'authorization.oauth.oauth_signature_method': [
    'oauth_signature_method',
    'How the request is signed.',
    OAUTH,
  ],
  'authorization.oauth.oauth_timestamp': ['oauth_timestamp', 'When, in seconds since 1970.', 'RFC 5849 §3.3'],
  'authorization.oauth.oauth_nonce': [
    'oauth_nonce',
    'A value that is never used again at this time.',
    'RFC 5849 §3.3',
  ],
  'authorization.oauth.oauth_version': ['oauth_version', 'Always 1.0, and may be left out.', OAUTH],
  'authorization.oauth.oauth_signature': [
    'oauth_signature',
    'The signature over method, address and all parameters.',
    'RFC 5849 §3.4',
  ],
};
