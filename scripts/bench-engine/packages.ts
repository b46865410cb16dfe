import { createRequire } from 'node:module';
import { processUserInfoResponse } from 'oauth4webapi';

const load = createRequire(import.meta.url);

interface AuthHeader {
  readonly parse: (text: string) => unknown;
}
interface WwwAuthenticate {
  readonly parsers: { readonly WWW_Authenticate: new (text: string) => unknown };
}
interface JsonWebToken {
  readonly verify: (token: string, secret: Uint8Array, options: object) => unknown;
}

/** Packages without types of their own. */
export const authHeader: AuthHeader = load('auth-header');
export const wwwAuthenticate: WwwAuthenticate = load('www-authenticate');
export const jsonWebToken: JsonWebToken = load('jsonwebtoken');

/** A response whose challenges oauth4webapi reads. */
export function responseWith(line: string): Response {
  return new Response(null, { status: 401, headers: { 'WWW-Authenticate': line } });
}

/** Has oauth4webapi read the challenges of a response: it throws them, so an error is made each time. */
export async function readByOauth4webapi(response: Response): Promise<unknown> {
  try {
    return await processUserInfoResponse(
      { issuer: 'https://example.com' },
      { client_id: 'a' },
      'b',
      response,
    );
  } catch (error) {
    return error;
  }
}
