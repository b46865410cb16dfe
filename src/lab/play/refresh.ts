import type { FieldLine, Incoming, NumericDate } from '#http-auth/types.ts';
import { heldToken } from '../client/token.ts';
import type { LabState } from '../types.ts';
import { CLIENT_ID, ISSUER, REFRESH_TOKEN } from '../world.ts';
import type { Exchange } from './stage.ts';

/** The refresh at the token endpoint, which is no part of the engine (RFC 6749 §6). */
export async function tokenExchange(fresh: LabState, now: NumericDate): Promise<Exchange> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: REFRESH_TOKEN,
    client_id: CLIENT_ID,
  });
  const lines: readonly FieldLine[] = [
    ['Host', new URL(ISSUER).host],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  const body = new TextEncoder().encode(form.toString());
  const request: Incoming = { method: 'POST', target: '/token', origin: ISSUER, lines, body };
  const tokens = {
    access_token: await heldToken(fresh, now),
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: `${REFRESH_TOKEN}-2`,
  };
  const answered = {
    status: 200,
    reason: 'OK',
    lines: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
    ] as const,
    body: JSON.stringify(tokens),
  };
  return { request, answered, decision: null };
}
