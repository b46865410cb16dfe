const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Names that have an explanation, in lower case. Their sentences are a part of their own, loaded when wanted. */
export const HEADERS = words(
  'host authorization proxy-authorization www-authenticate proxy-authenticate authentication-info content-type content-length cache-control location retry-after vary dpop dpop-nonce x-api-key x-amz-date origin access-control-request-method access-control-request-headers access-control-allow-origin access-control-allow-credentials access-control-allow-methods access-control-allow-headers access-control-expose-headers cookie set-cookie',
);
export const METHODS = words('GET HEAD POST PUT DELETE CONNECT OPTIONS');
export const STATUSES = words('200 204 302 303 307 400 401 403 404 407 429');
export const SCHEMES = words(
  'basic digest bearer dpop apikey cookie hmac-sha256 aws4-hmac-sha256 oauth negotiate ntlm',
);
export const CHALLENGE_PARAMS = words(
  'realm charset error error_description error_uri scope resource_metadata acr_values max_age algs nonce qop algorithm opaque stale domain userhash header cookie-name',
);
export const INFO_PARAMS = words('rspauth nextnonce qop cnonce nc');
const DIGEST = words('username username* realm nonce uri response algorithm qop nc cnonce opaque userhash');
const OAUTH = words(
  'realm oauth_consumer_key oauth_token oauth_signature_method oauth_timestamp oauth_nonce oauth_version oauth_signature',
);
export const CREDENTIALS_PARAMS: Readonly<Record<string, ReadonlySet<string>>> = {
  digest: DIGEST,
  oauth: OAUTH,
  'hmac-sha256': words('keyid ts nonce signature'),
  'aws4-hmac-sha256': words('credential signedheaders signature'),
};
export const TOKEN68 = words('basic bearer dpop negotiate ntlm');
export const COOKIE_ATTRIBUTES = words('expires max-age domain path secure httponly samesite');
export const JOSE = words('alg typ kid cty crit jwk jku x5u x5c');
export const CLAIMS = words(
  'iss sub aud exp nbf iat jti scope client_id acr amr auth_time cnf htm htu ath nonce',
);
