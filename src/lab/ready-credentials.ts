import type { Env, FieldLine, Incoming } from '#http-auth/types.ts';
import type { AddressId } from './addresses.ts';
import { withCredentials } from './client/credentials.ts';
import type { ResourceId } from './resources.ts';
import { stateOf } from './state.ts';

/** Resources whose credentials take more than a line of a shell or a console to make, and what they are made for. */
const MADE: Readonly<Partial<Record<AddressId, ResourceId>>> = {
  bearer: 'bearer',
  'bearer-basic': 'bearer',
  'bearer-scope': 'bearer',
  dpop: 'dpop',
  hmac: 'hmac',
  sigv4: 'sigv4',
  oauth1: 'oauth1',
};

/**
 * Header fields that let the next `GET address` in, made for that clock; null for a resource whose credentials are
 * typed.
 */
export async function readyCredentials(
  id: string,
  address: string,
  { now, random }: Pick<Env, 'now' | 'random'>,
): Promise<readonly FieldLine[] | null> {
  const made = Object.entries(MADE).find(([name]) => name === id)?.[1];
  if (made === undefined) return null;
  const { origin, host, pathname, search } = new URL(address);
  const request: Incoming = {
    method: 'GET',
    target: `${pathname}${search}`,
    origin,
    lines: [['Host', host]],
    body: new Uint8Array(),
  };
  const seconds = now() / 1000;
  const held = { now: seconds, clock: seconds, random, challenges: [], nonce: null };
  const sent = await withCredentials(made, request, stateOf({ resource: made }), held);
  return sent.lines.slice(request.lines.length);
}
