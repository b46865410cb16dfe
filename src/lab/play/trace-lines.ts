import type { FixId, StepId, TraceStep } from '#http-auth/trace.ts';
import type { LabState, TraceLine } from '../types.ts';
import { stepWords } from '../words/index.ts';

/** The steps of a decision that are worth a line, in words. */
export function traceLines(trace: readonly TraceStep[], state: LabState): readonly TraceLine[] {
  return trace.flatMap((step) => {
    const text = stepWords(step);
    if (text === null) return [];
    const { rule, decisive = false, verdict } = step;
    const shown = verdict === 'pass' ? 'passed' : verdict === 'note' ? 'note' : 'failed';
    return [{ step: step.step, verdict: shown, text, rule, decisive, fix: fixOf(step, state) }];
  });
}

/** Refused passwords by what the lab knows and the server cannot see. */
function ofPassword({ address, passwords, source, client }: LabState): FixId | null {
  if (address === 'test') return 'u6';
  if (passwords === 'app') return 'u7';
  if (passwords === 'application') return 'u20';
  if (passwords === 'unreadable') return 'u11';
  if (source === 'typed') return null;
  return source === 'remembered' && client === 'browser' ? 'u5' : 'u8';
}

function ofMissing({ address, resource, way, credentials, ...state }: LabState): FixId | null {
  if (address === 'public') return resource === 'basic' ? 'u12' : 'u22';
  if (way === 'forward-auth') return 'u28';
  if (credentials === 'none') return null;
  if (way === 'underscore-dropped' && state['key-header'].includes('_')) return 'u18';
  if (way === 'redirect') return 'u38';
  if (resource !== 'cookie') return ofStripped(way);
  return state.client === 'browser' ? 'u9' : 'u39';
}

function ofStripped(way: string): FixId | null {
  if (way === 'cgi') return 'u13';
  if (way === 'wsgi') return 'u14';
  return way === 'authorization-stripped' ? 'u15' : null;
}

function ofClock(state: LabState): FixId | null {
  return state['server-clock'] === '0' && state['client-clock'] === '0' ? null : 'u33';
}

const REFINED: Readonly<Partial<Record<StepId, (state: LabState) => FixId | null>>> = {
  'basic.password': ofPassword,
  'digest.response': ofPassword,
  'request.credentials': ofMissing,
  'authorization.scheme': ({ way }) => (way === 'front-realm' ? 'u16' : null),
  'way.authorization-stripped': ({ way }) => ofStripped(way),
  'answer.login-page': (state) => (state['sign-in'] === 'on' ? 'u9' : null),
  'jwt.exp': (state) => ofClock(state) ?? (state.refresh === 'unused' ? 'u29' : null),
  'jwt.nbf': ofClock,
};

/** The fix for a step that failed; the lab sees both sides and may know better than the server. */
function fixOf(step: TraceStep, state: LabState): FixId | null {
  if (step.verdict === 'pass' || step.verdict === 'skip') return null;
  return REFINED[step.step]?.(state) ?? step.fix ?? null;
}
