import type { FixId, StepId, TraceStep } from '#http-auth/trace.ts';
import type { LabState } from '../types.ts';

/** Finds the fix of a step; `atProxy`: it is a proxy that judges. */
export type FixOf = (step: TraceStep, state: LabState, atProxy: boolean) => FixId | null;

/** Null: none. Undefined: what the server says. */
type Refined = FixId | null | undefined;

/** Refused passwords by what the lab knows and the server cannot see. */
function ofPassword({ address, passwords, source, client }: LabState): Refined {
  if (address === 'test') return 'u6';
  if (passwords === 'app') return 'u7';
  if (passwords === 'application') return 'u20';
  if (passwords === 'unreadable') return 'u11';
  if (source === 'typed') return undefined;
  return source === 'remembered' && client === 'browser' ? 'u5' : 'u8';
}

function ofMissing({ address, resource, way, credentials, ...state }: LabState): Refined {
  if (state.fault === '401-on-options' && state.client === 'cross-origin') return 'u36';
  if (address === 'public') return resource === 'basic' ? 'u12' : 'u22';
  if (way === 'forward-auth') return 'u28';
  // It leads to the sign-in page, as it should.
  if (way === 'forward-auth-redirect') return null;
  if (credentials === 'none') return undefined;
  if (way === 'underscore-dropped' && state['key-header'].includes('_')) return 'u18';
  if (way === 'redirect') return 'u38';
  if (resource !== 'cookie') return ofStripped(way);
  return state.client === 'browser' ? 'u9' : 'u39';
}

function ofStripped(way: string): Refined {
  if (way === 'cgi') return 'u13';
  if (way === 'wsgi') return 'u14';
  return way === 'authorization-stripped' ? 'u15' : undefined;
}

function ofClock(state: LabState): Refined {
  return state['server-clock'] === '0' && state['client-clock'] === '0' ? undefined : 'u33';
}

const REFINED: Readonly<Partial<Record<StepId, (state: LabState) => Refined>>> = {
  'basic.password': ofPassword,
  'digest.response': ofPassword,
  'request.credentials': ofMissing,
  'authorization.scheme': ({ way }) => (way === 'front-realm' ? 'u16' : undefined),
  'way.authorization-stripped': ({ way }) => ofStripped(way),
  'answer.login-page': (state) => (state['sign-in'] === 'on' ? 'u9' : undefined),
  'jwt.exp': (state) => ofClock(state) ?? (state.refresh === 'unused' ? 'u29' : undefined),
  'jwt.nbf': ofClock,
};

/** The fix for a step that failed or a note; the lab sees both sides and may know better than the server. */
export const fixOf: FixOf = (step, state, atProxy) => {
  if (step.verdict === 'pass' || step.verdict === 'skip') return null;
  if (atProxy) return 'u40';
  const refined = REFINED[step.step]?.(state);
  return refined === undefined ? (step.fix ?? null) : refined;
};
