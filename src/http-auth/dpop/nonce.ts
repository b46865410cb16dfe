import { encodeSegment } from '../jwt/compact.ts';
import type { Context, NumericDate, Seconds } from '../types.ts';

const BYTES = 16;

interface Issued {
  readonly value: string;
  readonly at: NumericDate;
}

type Server = Pick<Context, 'now' | 'random' | 'realm' | 'state'>;

/** Whether a nonce was given out by this server for this realm and is not older than its lifetime (RFC 9449 §8). */
export function isCurrentNonce(nonce: unknown, server: Server, lifetime: Seconds): boolean {
  return issued(server).some(({ value, at }) => value === nonce && Math.abs(server.now - at) <= lifetime);
}

/**
 * The nonce to give out: the newest one for half of its lifetime, so that a client has time to use it, then a new one.
 * Two are remembered, which is as many as can be valid at a time.
 */
export function nonceToGive(server: Server, lifetime: Seconds): string {
  const [newest, ...older] = issued(server);
  if (newest !== undefined && Math.abs(server.now - newest.at) <= lifetime / 2) return newest.value;
  const fresh: Issued = { value: encodeSegment(server.random(BYTES)), at: server.now };
  const kept = [fresh, ...(newest === undefined ? older : [newest])];
  server.state.set(key(server), kept.map(({ value, at }) => `${value} ${at}`).join(' '));
  return fresh.value;
}

function issued(server: Server): readonly Issued[] {
  const [newest, newestAt, older, olderAt] = server.state.get(key(server))?.split(' ') ?? [];
  return [
    [newest, newestAt],
    [older, olderAt],
  ].flatMap(([value, at]) => (value === undefined || at === undefined ? [] : [{ value, at: Number(at) }]));
}

function key({ realm }: Server): string {
  return `DPoP nonce ${realm}`;
}
