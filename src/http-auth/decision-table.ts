/** A row of the decision table: which request gets which answer, and by which rule. */
export interface DecisionRow {
  readonly when: string;
  readonly answer: string;
  readonly rule: string;
}

const row = (when: string, answer: string, rule: string): DecisionRow => ({ when, answer, rule });

/**
 * What the engine promises. Every row is named by a test; the ids are stable. Rows of B and D that speak of clients
 * bind the client functions.
 */
export const DECISION_TABLE = {
  G1: row('no credentials', '401, a challenge per accepted scheme, no error in it', 'RFC 9110 §11.4'),
  G2: row('a scheme that is not accepted', '401, the same challenges as G1', 'RFC 6750 §3.1'),
  G3: row(
    'malformed Authorization',
    '401, or 400 invalid_request where only Bearer is read',
    'RFC 6750 §3.1',
  ),
  G4: row('two Authorization lines, or a token in two places', '400', 'RFC 9110 §5.3, RFC 6750 §2'),
  G5: row('valid credentials without the right', '403, or 404 to hide', 'RFC 9110 §15.5.4'),
  G6: row('a proxy wants credentials', '407 with Proxy-Authenticate', 'RFC 9110 §15.5.8'),
  G7: row('wrong too often', '429 with Retry-After', 'RFC 6585 §4'),
  B1: row('Basic that cannot be decoded', '401, never 500', 'RFC 7617 §2'),
  B2: row('user-id with a colon', 'the first colon parts; a client refuses to write it', 'RFC 7617 §2'),
  B3: row('control characters in user-id or password', '401; a client refuses to write them', 'RFC 7617 §2'),
  B4: row('password beyond ASCII in another charset', '401', 'RFC 7617 §2.1'),
  B5: row('a Basic challenge', 'always names its realm', 'RFC 7617 §2'),
  B6: row('a path below one that asked', 'the client sends Basic unasked', 'RFC 7617 §2.2'),
  D1: row('a Digest parameter is missing, improper or doubled', '400', 'RFC 7616 §3.4'),
  D2: row('uri is not the request-target', '400', 'RFC 7616 §3.4.6'),
  D3: row('right response to an old or unknown nonce', '401 with stale=true', 'RFC 7616 §3.3'),
  D4: row('wrong response', '401 without stale', 'RFC 7616 §3.3'),
  D5: row('a count that does not rise', '401, a replay', 'RFC 7616 §3.4'),
  D6: row('qop, algorithm or opaque that was not offered', '400', 'RFC 7616 §3.4'),
  D7: row('right response', '200 with Authentication-Info', 'RFC 7616 §3.5'),
  D8: row('several algorithms', 'one challenge each, the preferred one first', 'RFC 7616 §3.7'),
  D9: row('quoting', 'as each parameter demands; both forms are read', 'RFC 7616 §3.3'),
  D10: row('arithmetic', 'as in the examples of the RFCs with their errata', 'RFC 7616 §3.4'),
  R1: row('no token', '401 with a Bearer challenge that has a parameter', 'RFC 6750 §3'),
  R2: row('expired, revoked, malformed or foreign token', '401 invalid_token', 'RFC 6750 §3.1'),
  R3: row('a token parameter that is repeated or empty', '400 invalid_request', 'RFC 6750 §3.1'),
  R4: row('the scope is too small', '403 insufficient_scope with scope', 'RFC 6750 §3.1'),
  R5: row('error_description', 'no quote and no backslash in it', 'RFC 6750 §3'),
  R6: row('token in form or query', 'only where the policy reads it', 'RFC 6750 §2.2'),
  P1: row('no DPoP credentials', '401 with the algorithms in algs', 'RFC 9449 §7.1'),
  P2: row('a proof that is not valid', '401 invalid_dpop_proof', 'RFC 9449 §4.3'),
  P3: row('a proof without the nonce that is wanted', '401 use_dpop_nonce with DPoP-Nonce', 'RFC 9449 §9'),
  P4: row('ath or cnf.jkt do not match', '401 invalid_token', 'RFC 9449 §7.1'),
  P5: row('a bound token sent as Bearer', '401', 'RFC 9449 §7.2'),
  P6: row('Bearer and DPoP accepted', 'the error stands in the challenge of the one tried', 'RFC 9449 §7.2'),
  P7: row('a script of another origin', 'challenge and nonce are exposed to it', 'RFC 9449 §8.2'),
  S1: row('sign-in too weak or too old', '401 insufficient_user_authentication', 'RFC 9470 §3'),
  S2: row('discovery', 'resource_metadata in the challenge', 'RFC 9728 §5.1'),
  S3: row('a token bound to a certificate that is not there', '401 invalid_token', 'RFC 8705 §3'),
  N1: row('Negotiate or NTLM', 'recognised and explained, not decided', 'RFC 4559 §4'),
  H1: row('a message signature and no Authorization', '401 with the challenges, as G1', 'RFC 9421 §5'),
  H2: row('another registered scheme', 'read by the generic grammar, answered as G2', 'RFC 9110 §11.1'),
  K1: row('API key missing or wrong', '401 with a challenge', 'RFC 9110 §15.5.2'),
  K2: row('AWS signature', '401 when it does not match', 'RFC 9110 §11.4'),
  K3: row('OAuth 1.0', '401 for a bad signature, 400 for a malformed one', 'RFC 5849 §3.2'),
  C1: row('session cookie missing or over', '401 with a challenge', 'RFC 9110 §11.4'),
  C2: row('a cookie that never comes back', 'the client model names the cause', 'RFC 6265 §5.3'),
} as const satisfies Readonly<Record<string, DecisionRow>>;

export type RowId = keyof typeof DECISION_TABLE;
