import type { Data } from './explanations.ts';

const PROOF = 'RFC 9449 §4.2';
const SIGN_IN = 'RFC 9068 §2.2.1';

/** The parts of a JWT, the members of its header, and its claims. */
export const JWT_DATA: Data = {
  'jwt.header': ['Header', 'JSON in base64url: how the token is signed.', 'RFC 7515 §4'],
  'jwt.payload': ['Payload', 'JSON in base64url: the claims, readable for everybody.', 'RFC 7519 §3'],
  'jwt.signature': [
    'Signature',
    'Made over the two parts before it; who changes them breaks it.',
    'RFC 7515 §5.1',
  ],
  'jose.alg': [
    'alg',
    'The algorithm of the signature; servers take those only that they expect.',
    'RFC 7515 §4.1.1',
  ],
  'jose.typ': [
    'typ',
    'What the token is: at+jwt for an access token, dpop+jwt for a proof.',
    'RFC 7515 §4.1.9',
  ],
  'jose.kid': ['kid', 'Which key of the issuer made the signature.', 'RFC 7515 §4.1.4'],
  'jose.cty': ['cty', 'What is inside; needed for a token within a token only.', 'RFC 7515 §4.1.10'],
  'jose.crit': ['crit', 'Members that a server must know, or refuse the token.', 'RFC 7515 §4.1.11'],
  'jose.jwk': [
    'jwk',
    'The public key; a proof carries it, an access token must not be trusted for it.',
    'RFC 7515 §4.1.3',
  ],
  'jose.jku': ['jku', 'An address of keys, which a server must not follow unseen.', 'RFC 7515 §4.1.2'],
  'jose.x5u': [
    'x5u',
    'An address of certificates, which a server must not follow unseen.',
    'RFC 7515 §4.1.5',
  ],
  'jose.x5c': ['x5c', 'The certificates of the key.', 'RFC 7515 §4.1.6'],
  'claim.iss': ['iss', 'Who made the token; compared letter by letter.', 'RFC 7519 §4.1.1'],
  'claim.sub': ['sub', 'Whom the token stands for.', 'RFC 7519 §4.1.2'],
  'claim.aud': ['aud', 'Which API the token is made for.', 'RFC 7519 §4.1.3'],
  'claim.exp': ['exp', 'When the token ends, in seconds since 1970.', 'RFC 7519 §4.1.4'],
  'claim.nbf': ['nbf', 'Before this moment the token is not taken.', 'RFC 7519 §4.1.5'],
  'claim.iat': ['iat', 'When the token was made.', 'RFC 7519 §4.1.6'],
  'claim.jti': ['jti', 'The id of this one token, by which it can be revoked.', 'RFC 7519 §4.1.7'],
  'claim.scope': ['scope', 'What the token allows, as words with spaces between.', 'RFC 9068 §2.2.3'],
  'claim.client_id': ['client_id', 'The program that asked for the token.', 'RFC 9068 §2.2'],
  'claim.acr': ['acr', 'How strongly the user signed in.', SIGN_IN],
  'claim.amr': ['amr', 'By which means the user signed in.', SIGN_IN],
  'claim.auth_time': ['auth_time', 'When the user signed in.', SIGN_IN],
  'claim.cnf': ['cnf', 'The key that the token is bound to; jkt is its thumbprint.', 'RFC 7800 §3.1'],
  'claim.htm': ['htm', 'The method of the request that the proof is for.', PROOF],
  'claim.htu': ['htu', 'The address of the request that the proof is for, without its query.', PROOF],
  'claim.ath': ['ath', 'The hash of the access token that the proof goes with.', PROOF],
  'claim.nonce': ['nonce', 'The nonce that the server asked for.', PROOF],
};
