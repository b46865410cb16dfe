import type { FieldLine, Incoming } from '#http-auth/types.ts';
import type { Held } from '../client/credentials.ts';
import { heldToken } from '../client/token.ts';
import type { LabState } from '../types.ts';
import { CLIENT_ID, ISSUER, REFRESH_TOKEN } from '../world.ts';
import type { Exchange } from './stage.ts';

/** The refresh at the token endpoint, which is no part of the engine (RFC 6749 §6). */
export async function tokenExchange(fresh: LabState, held: Held): Promise<Exchange> {
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
  const plain: Incoming = { method: 'POST', target: '/token', origin: ISSUER, lines, body };
  const { request, token, type } = await bound(plain, fresh, held);
  const tokens = {
    access_token: token,
    token_type: type,
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

/** A token that is bound to a key is asked for with a proof of that key (RFC 9449 §5). */
async function bound(
  request: Incoming,
  fresh: LabState,
  held: Held,
): Promise<{ request: Incoming; token: string; type: string }> {
  if (fresh.resource !== 'dpop') {
    return { request, token: await heldToken(fresh, held.now), type: 'Bearer' };
  }
  const { boundToken, proofLine } = await import('../client/dpop.ts');
  const proof = await proofLine(request, { ...fresh, proof: 'right' }, { ...held, nonce: null });
  return {
    request: { ...request, lines: [...request.lines, proof] },
    token: await boundToken(fresh, held),
    type: 'DPoP',
  };
}
