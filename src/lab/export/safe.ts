import { decodeBasic, encodeBasic } from '#http-auth/basic/codec.ts';
import { param } from '#http-auth/grammar/format.ts';
import { parseCredentials } from '#http-auth/grammar/parse.ts';
import { decodeSegment, readJsonObject } from '#http-auth/jwt/compact.ts';
import type { WireMessage } from '#wire/message.ts';
import type { PlayStep } from '../types.ts';
import {
  API_KEY,
  API_KEY_QUERY,
  APP_PASSWORD,
  AWS_KEY,
  CLIENT_ID,
  NEGOTIATE_TOKEN,
  NTLM_TOKEN,
  OAUTH1_CLIENT,
  PASSWORD,
  PROXY_PASSWORD,
  REVOKED_TOKEN_ID,
  SESSION_ID,
  SIGNER,
  STRAY_TOKEN,
  TOKEN_ID,
  WRONG_API_KEY,
  WRONG_PASSWORD,
  WRONG_SESSION_ID,
} from '../world.ts';

const PASSWORDS: readonly string[] = [PASSWORD, WRONG_PASSWORD, APP_PASSWORD, PROXY_PASSWORD];
const VALUES: readonly string[] = [
  API_KEY,
  WRONG_API_KEY,
  SESSION_ID,
  WRONG_SESSION_ID,
  STRAY_TOKEN,
  NEGOTIATE_TOKEN,
  NTLM_TOKEN,
];
/** Headers whose value is never a secret. */
const HARMLESS =
  /^(?:host|origin|content-(?:type|length)|access-control-.*|cache-control|vary|retry-after|www-authenticate|proxy-authenticate|authentication-info|dpop-nonce|x-amz-date)$/i;
const MOST_TOKEN = 20_000;

/** The messages of a step without what the reader typed: a placeholder stands for every secret that is not invented. */
export function safeStep(step: PlayStep): PlayStep {
  const granted = step.decision?.outcome === 'authenticated';
  return {
    ...step,
    url: safeUrl(step.url),
    request: safeMessage(step.request, granted),
    response: safeMessage(step.response, granted),
  };
}

function safeMessage(message: WireMessage, granted: boolean): WireMessage {
  const body = message.kind === 'request' ? safeBody(message.body) : message.body;
  const length = String(new TextEncoder().encode(body).length);
  const headers = message.headers.map(([name, value]): readonly [string, string] => {
    if (name === 'Content-Length' && message.kind === 'request') return [name, length];
    return [name, safeValue(name, value, granted)];
  });
  const startLine =
    message.kind === 'request' ? message.startLine.replace(/ \S+ /, safeTarget) : message.startLine;
  return { ...message, startLine, headers, body };
}

function safeValue(name: string, value: string, granted: boolean): string {
  const lower = name.toLowerCase();
  if (lower === 'location') return safeUrl(value);
  if (HARMLESS.test(name) || VALUES.includes(value)) return value;
  if (lower === 'authorization' || lower === 'proxy-authorization') return safeCredentials(value, granted);
  if (lower === 'cookie')
    return value.replace(/=([^;]*)/g, (_, each: string) => `=${safeWord(each, 'your-session')}`);
  if (lower === 'set-cookie')
    return value.replace(/=([^;]*)/, (_, each: string) => `=${safeWord(each, 'your-session')}`);
  // A proof is made with the invented key; nobody can type one.
  return lower === 'dpop' ? value : 'your-api-key';
}

/** Credentials as sent, when all in them is invented; else the scheme and a placeholder. */
function safeCredentials(value: string, granted: boolean): string {
  const { value: parsed } = parseCredentials(value);
  const scheme = parsed?.scheme ?? '';
  const rest = value.slice(scheme.length).trim();
  switch (scheme.toLowerCase()) {
    case 'basic':
      return `${scheme} ${safeBasic(rest)}`;
    case 'bearer':
    case 'dpop':
      return `${scheme} ${safeToken(rest)}`;
    case 'digest':
      // A response can be tried against guessed passwords. One that was accepted is of the invented password.
      return granted ? value : value.replace(/(response=")[^"]*/g, '$1your-response');
    case 'negotiate':
    case 'ntlm':
      return VALUES.includes(rest) ? value : `${scheme} your-token`;
    default:
      return isSignedByWorld(value) ? value : safeBare(value);
  }
}

function safeBasic(token68: string): string {
  const decoded = decodeBasic(token68);
  if (!decoded.ok) return 'your-user-name-and-password';
  if (PASSWORDS.includes(decoded.password)) return token68;
  const encoded = encodeBasic(decoded.userId, 'your-password');
  return encoded.ok ? encoded.token68 : 'your-user-name-and-password';
}

/** A value without the name of its scheme. */
function safeBare(value: string): string {
  if (safeToken(value) === value) return value;
  return safeBasic(value) === value ? value : 'your-credentials';
}

/** Tokens that the lab made carry its ids; quotes or a space may have been put into them. */
function safeToken(token: string): string {
  if (VALUES.includes(token)) return token;
  const payload = token.length > MOST_TOKEN ? '' : (token.replace(/[" ]/g, '').split('.')[1] ?? '');
  const bytes = decodeSegment(payload);
  const claims = bytes === null ? null : readJsonObject(bytes);
  const made =
    claims?.['client_id'] === CLIENT_ID && [TOKEN_ID, REVOKED_TOKEN_ID].includes(String(claims['jti']));
  return made ? token : 'your-token';
}

function isSignedByWorld(value: string): boolean {
  if (value.includes(`Credential=${AWS_KEY.id}/`)) return true;
  const { value: parsed } = parseCredentials(value);
  if (parsed === null) return false;
  return param(parsed, 'keyId') === SIGNER.id || param(parsed, 'oauth_consumer_key') === OAUTH1_CLIENT.key;
}

function safeBody(body: string): string {
  if (body === '' || /^(?:user=ada&password=s3cret|grant_type=refresh_token&.*)$/.test(body)) return body;
  const token = /^access_token=(.*)$/s.exec(body)?.[1];
  return token === undefined ? 'your-body' : `access_token=${encodeURIComponent(safeToken(decoded(token)))}`;
}

function safeUrl(url: string): string {
  return url.replace(
    /(\?|&)(access_token|api_key)=([^&#]*)/g,
    (_, start: string, name: string, value: string) => {
      const plain = decoded(value);
      const safe = name === API_KEY_QUERY ? safeWord(plain, 'your-api-key') : safeToken(plain);
      return `${start}${name}=${encodeURIComponent(safe)}`;
    },
  );
}

function safeTarget(target: string): string {
  return safeUrl(target);
}

function safeWord(value: string, placeholder: string): string {
  return VALUES.includes(value) ? value : placeholder;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
