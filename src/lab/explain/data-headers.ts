import type { Data } from './explanations.ts';

const CORS = 'Fetch, CORS protocol';
const DIGEST_CHALLENGE = 'RFC 7616 §3.3';
const DIGEST_INFO = 'RFC 7616 §3.5';
const BEARER_CHALLENGE = 'RFC 6750 §3';

/** Headers, and the parameters of challenges. */
export const HEADER_DATA: Data = {
  host: ['Host', 'The host and port that the request is meant for.', 'RFC 9110 §7.2'],
  authorization: [
    'Authorization',
    'The credentials: a scheme, and behind it what the scheme asks for.',
    'RFC 9110 §11.6.2',
  ],
  'proxy-authorization': [
    'Proxy-Authorization',
    'The credentials for the proxy, which takes them off before it sends the request on.',
    'RFC 9110 §11.7.2',
  ],
  'www-authenticate': [
    'WWW-Authenticate',
    'The challenge: which scheme the server accepts, and for what; every 401 needs one.',
    'RFC 9110 §11.6.1',
  ],
  'proxy-authenticate': [
    'Proxy-Authenticate',
    'The challenge of a proxy; every 407 needs one.',
    'RFC 9110 §11.7.1',
  ],
  'authentication-info': [
    'Authentication-Info',
    'What the server adds after the credentials were right.',
    'RFC 9110 §11.6.3',
  ],
  'content-type': ['Content-Type', 'What kind of text or data the body is.', 'RFC 9110 §8.3'],
  'content-length': ['Content-Length', 'How many bytes the body has.', 'RFC 9110 §8.6'],
  'cache-control': ['Cache-Control', 'Who may keep the answer, and for how long.', 'RFC 9111 §5.2'],
  location: ['Location', 'The address that the answer points to.', 'RFC 9110 §10.2.2'],
  'retry-after': ['Retry-After', 'How many seconds to wait before the next try.', 'RFC 9110 §10.2.3'],
  vary: ['Vary', 'Request headers that the answer depends on, for caches.', 'RFC 9110 §12.5.5'],
  dpop: ['DPoP', 'The proof that the client holds the key its token is bound to.', 'RFC 9449 §4.1'],
  'dpop-nonce': ['DPoP-Nonce', 'A value that the next proof has to carry.', 'RFC 9449 §8.1'],
  'x-api-key': ['X-API-Key', 'An API key; the name is a habit, no standard has it.', 'none'],
  'x-amz-date': ['X-Amz-Date', 'When the request was signed, by the clock of the client.', 'AWS SigV4'],
  origin: ['Origin', 'The origin of the page whose script sends the request.', 'RFC 6454 §7'],
  'access-control-request-method': [
    'Access-Control-Request-Method',
    'The method that the script wants to use, asked in the preflight.',
    CORS,
  ],
  'access-control-request-headers': [
    'Access-Control-Request-Headers',
    'The headers that the script wants to set, asked in the preflight.',
    CORS,
  ],
  'access-control-allow-origin': [
    'Access-Control-Allow-Origin',
    'The origin whose scripts may read the answer, or * for all.',
    CORS,
  ],
  'access-control-allow-credentials': [
    'Access-Control-Allow-Credentials',
    'Scripts may read the answer although cookies or a remembered password came along.',
    CORS,
  ],
  'access-control-allow-methods': [
    'Access-Control-Allow-Methods',
    'The methods that a script of another origin may use.',
    CORS,
  ],
  'access-control-allow-headers': [
    'Access-Control-Allow-Headers',
    'The headers that a script of another origin may set; * does not stand for Authorization.',
    CORS,
  ],
  'access-control-expose-headers': [
    'Access-Control-Expose-Headers',
    'The headers of the answer that a script of another origin may read.',
    CORS,
  ],
  'www-authenticate.realm': [
    'realm',
    'The name of the area that the credentials are good for, together with the origin.',
    'RFC 9110 §11.5',
  ],
  'www-authenticate.charset': ['charset', 'The server reads name and password as UTF-8.', 'RFC 7617 §2.1'],
  'www-authenticate.error': [
    'error',
    'Why the token was refused: invalid_request, invalid_token or insufficient_scope, and more by later RFCs.',
    BEARER_CHALLENGE,
  ],
  'www-authenticate.error_description': [
    'error_description',
    'The reason in words, for developers and not for users.',
    BEARER_CHALLENGE,
  ],
  'www-authenticate.error_uri': ['error_uri', 'A page that explains the error.', BEARER_CHALLENGE],
  'www-authenticate.scope': ['scope', 'The scopes that the token needs for this address.', BEARER_CHALLENGE],
  'www-authenticate.resource_metadata': [
    'resource_metadata',
    'Where the API says which sign-in servers it trusts.',
    'RFC 9728 §5.1',
  ],
  'www-authenticate.acr_values': ['acr_values', 'How the user has to sign in.', 'RFC 9470 §3'],
  'www-authenticate.max_age': [
    'max_age',
    'How many seconds ago the user may have signed in at most.',
    'RFC 9470 §3',
  ],
  'www-authenticate.algs': ['algs', 'The algorithms that a proof may be signed with.', 'RFC 9449 §7.1'],
  'www-authenticate.nonce': [
    'nonce',
    'A value of the server that goes into the answer, so that an answer is good for a short time only.',
    DIGEST_CHALLENGE,
  ],
  'www-authenticate.qop': [
    'qop',
    'What the answer protects: auth the method and address, auth-int the body too.',
    DIGEST_CHALLENGE,
  ],
  'www-authenticate.algorithm': ['algorithm', 'The hash that the answer is computed with.', DIGEST_CHALLENGE],
  'www-authenticate.opaque': ['opaque', 'A text that the client sends back as it is.', DIGEST_CHALLENGE],
  'www-authenticate.stale': [
    'stale',
    'The password may be right: only the nonce was too old.',
    DIGEST_CHALLENGE,
  ],
  'www-authenticate.domain': ['domain', 'Addresses that the same answer is good for.', DIGEST_CHALLENGE],
  'www-authenticate.userhash': ['userhash', 'The client may send the user name hashed.', 'RFC 7616 §3.3'],
  'www-authenticate.header': ['header', 'The header that the key belongs into; a habit of this lab.', 'none'],
  'www-authenticate.cookie-name': [
    'cookie-name',
    'The cookie that the server looks at; a habit of this lab.',
    'none',
  ],
  'authentication-info.rspauth': [
    'rspauth',
    'The proof that the server knows the password too.',
    DIGEST_INFO,
  ],
  'authentication-info.nextnonce': ['nextnonce', 'The nonce for the next request.', DIGEST_INFO],
  'authentication-info.qop': ['qop', 'The protection that was used.', DIGEST_INFO],
  'authentication-info.cnonce': ['cnonce', 'The nonce of the client, sent back.', DIGEST_INFO],
  'authentication-info.nc': ['nc', 'The count of the client, sent back.', DIGEST_INFO],
};
