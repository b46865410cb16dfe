import { encodeBasic } from '#http-auth/basic/codec.ts';
import type { FieldLine, Incoming, NumericDate } from '#http-auth/types.ts';
import { resourceId } from '../policy.ts';
import type { ResourceId } from '../resources.ts';
import type { LabState } from '../types.ts';
import {
  API_KEY,
  API_KEY_QUERY,
  NEGOTIATE_TOKEN,
  NTLM_TOKEN,
  OWNER,
  PASSWORD,
  SESSION_COOKIE,
  SESSION_ID,
  STRAY_TOKEN,
} from '../world.ts';
import { withForm, withLines, withQuery } from './request.ts';
import { heldToken } from './token.ts';

/** What a client knows when it writes a request. */
export interface Held {
  /** The true time. */
  readonly now: NumericDate;
  /** The client's clock. */
  readonly clock: NumericDate;
  readonly random: (bytes: number) => Uint8Array;
  /** Challenges of the answer before, one a field line; none before the first answer. */
  readonly challenges: readonly string[];
  /** The DPoP-Nonce of the answer before, or null. */
  readonly nonce: string | null;
}

/** The request with what the client sends along, by the state; unchanged where it has nothing to send yet. */
export async function authorized(request: Incoming, state: LabState, held: Held): Promise<Incoming> {
  const id = resourceId(state.resource) ?? 'bearer';
  switch (state.credentials) {
    case 'none':
      return request;
    case 'custom':
      return withLines(request, [['Authorization', state.authorization.trim()]]);
    case 'other':
      return withLines(request, [['Authorization', await otherScheme(id, state, held)]]);
    case 'bare':
      return bare(request, await withCredentials(id, request, state, held));
    default:
      return withCredentials(id, request, state, held);
  }
}

/** The field line of Basic; a user name or password that it cannot carry was a problem before. */
export function basicLine(user: string, password: string, name = 'Authorization'): FieldLine {
  const encoded = encodeBasic(user, password);
  return [name, `Basic ${encoded.ok ? encoded.token68 : ''}`];
}

/** The request with credentials of one scheme. */
export async function withCredentials(
  id: ResourceId,
  request: Incoming,
  state: LabState,
  held: Held,
): Promise<Incoming> {
  switch (id) {
    case 'basic':
      return withLines(request, [basicLine(state.user, state.password)]);
    case 'digest': {
      if (held.challenges.length === 0) return request;
      const { digestLines } = await import('./digest.ts');
      return withLines(request, digestLines(request, state, held));
    }
    case 'bearer':
      return placed(request, state, await heldToken(state, held.now));
    case 'dpop': {
      const { dpopLines } = await import('./dpop.ts');
      return withLines(request, await dpopLines(request, state, held));
    }
    case 'api-key':
      if (state.place === 'query') return withQuery(request, API_KEY_QUERY, state['api-key']);
      return withLines(request, [[state['key-header'], state['api-key']]]);
    case 'cookie':
      return withLines(request, [['Cookie', `${SESSION_COOKIE}=${state.session}`]]);
    case 'negotiate':
      return withLines(request, [['Authorization', `Negotiate ${NEGOTIATE_TOKEN}`]]);
    case 'ntlm':
      return withLines(request, [['Authorization', `NTLM ${NTLM_TOKEN}`]]);
    default: {
      const { signedLines } = await import('./signed.ts');
      return withLines(request, await signedLines(id, request, state, held));
    }
  }
}

function placed(request: Incoming, { place, method }: LabState, token: string): Incoming {
  if (place === 'query') return withQuery(request, 'access_token', token);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  if (place === 'form' && hasBody) return withForm(request, 'access_token', token);
  return withLines(request, [['Authorization', `Bearer ${token}`]]);
}

/** The same secret, or one like it, behind a scheme that the resource does not ask for. */
async function otherScheme(id: ResourceId, state: LabState, held: Held): Promise<string> {
  switch (id) {
    case 'bearer':
    case 'digest':
      return basicLine(OWNER, PASSWORD)[1];
    case 'dpop': {
      const { boundToken } = await import('./dpop.ts');
      return `Bearer ${await boundToken(state, held)}`;
    }
    case 'api-key':
      return `Bearer ${API_KEY}`;
    case 'cookie':
      return `Bearer ${SESSION_ID}`;
    default:
      return `Bearer ${STRAY_TOKEN}`;
  }
}

/** The same credentials without the name of the scheme; a value that stood elsewhere moves into Authorization. */
function bare(plain: Incoming, full: Incoming): Incoming {
  const added = full.lines.slice(plain.lines.length);
  const line = added.find(([name]) => name === 'Authorization') ?? added[0];
  if (line === undefined) return full;
  const value = line[0] === 'Authorization' ? line[1].replace(/^\S+ +/, '') : line[1];
  return withLines(plain, [['Authorization', value]]);
}
