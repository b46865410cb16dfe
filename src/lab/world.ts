const bytes = (text: string) => new TextEncoder().encode(text);

/** Who asks, and with what: all of it invented, none of it secret. */
export const OWNER = 'ada';
export const PASSWORD = 's3cret';
export const WRONG_PASSWORD = 'secret';
/** The password that works where that of the account does not. */
export const APP_PASSWORD = 'example-app-password';
/** What the credentials of the owner allow, besides reading the account. */
export const SCOPES: readonly string[] = ['account:read'];

export const REALM = 'account';
export const HOST = 'api.example.com';
export const ORIGIN = 'https://api.example.com';
export const TARGET = '/account';
/** Where other people have their accounts, with the same addresses. */
export const TEST_ORIGIN = 'https://test.example.com';
export const TEST_USER = 'grace';
export const TEST_PASSWORD = 'example-password-of-grace';
export const PUBLIC_TARGET = '/health';
/** Where a redirect leads. */
export const OTHER_HOST = 'api2.example.com';
export const CONTENT = { type: 'application/json', body: JSON.stringify({ account: OWNER }) } as const;

export const ISSUER = 'https://login.example.com';
export const AUDIENCE = 'https://api.example.com';
/** HS256 keys; shorter than 32 bytes they would never be used (RFC 7518 §3.2). */
export const SIGNING_KEY = bytes('example-key-that-signs-all-tokens');
export const WRONG_SIGNING_KEY = bytes('another-key-that-signs-no-tokens.');
export const CLIENT_ID = 'example-app';
export const TOKEN_ID = 'example-token-1';
export const REVOKED_TOKEN_ID = 'example-token-0';
export const REFRESH_TOKEN = 'example-refresh-token';
/** A token that belongs to no server here. */
export const STRAY_TOKEN = 'example-token';

export const API_KEY = 'example-key-of-ada';
export const WRONG_API_KEY = 'example-key-of-nobody';
export const API_KEY_HEADER = 'X-API-Key';
export const API_KEY_QUERY = 'api_key';

export const SESSION_ID = 'example-session';
export const WRONG_SESSION_ID = 'example-session-from-last-week';
export const SESSION_COOKIE = 'session';

/** A key pair for requests that are signed with a shared secret. */
export const SIGNER = { id: 'example-key-id', secret: 'example-signing-secret' } as const;
export const WRONG_SIGNER_SECRET = 'example-secret-of-nobody';
export const AWS_KEY = { id: 'EXAMPLEACCESSKEYID', secret: 'example-secret-access-key' } as const;
export const AWS_REGION = 'us-east-1';
export const AWS_SERVICE = 'execute-api';
export const OAUTH1_CLIENT = { key: 'example-client', secret: 'example-client-secret' } as const;
export const OAUTH1_TOKEN = { token: 'example-oauth1-token', secret: 'example-oauth1-token-secret' } as const;

export const PROXY_HOST = 'proxy.example.com';
export const PROXY_REALM = 'proxy';
export const PROXY_USER = 'office';
export const PROXY_PASSWORD = 'example-proxy-password';

/** What a Windows client would send: a ticket, and the first of three messages (signature, type 1, no flags). */
export const NEGOTIATE_TOKEN = 'ZXhhbXBsZS1rZXJiZXJvcy10aWNrZXQ=';
export const NTLM_TOKEN = 'TlRMTVNTUAABAAAAAAAAAA==';

/** The realm that stands in front of another one, with a password of its own. */
export const FRONT_REALM = 'staging';
export const FRONT_USER = 'preview';
export const FRONT_PASSWORD = 'example-preview-password';
