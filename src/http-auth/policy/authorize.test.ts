import { describe, expect, test } from 'vitest';
import { RULES } from '../rules.ts';
import { startTrace } from '../trace.ts';
import type { Accepted, Principal, ResourcePolicy } from '../types.ts';
import { authorize } from './authorize.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000;
const TOKEN: Principal = {
  owner: 'ada',
  scheme: 'Bearer',
  scopes: ['read'],
  acr: 'mfa',
  authTime: NOW - 300,
};
const { acr: _acr, authTime: _authTime, ...SILENT } = TOKEN;
const PASSWORD: Principal = { owner: 'ada', scheme: 'Basic', scopes: ['read'] };

function judge(principal: Principal, rules: Partial<ResourcePolicy>) {
  const trace = startTrace(RULES);
  const policy: ResourcePolicy = { id: 'a', realm: 'a', accepts: [{ scheme: 'Negotiate' }], ...rules };
  const accepted: Accepted = { ok: true, principal };
  const judged = authorize(accepted, policy, { trace, now: NOW });
  if (judged.ok) expect(judged).toBe(accepted);
  const failed = trace.steps.filter(({ verdict }) => verdict === 'fail');
  expect(failed).toEqual(judged.ok ? [] : [trace.steps.at(-1)]);
  return { judged, step: failed[0] };
}

test.each<[row: string, why: string, principal: Principal, rules: Partial<ResourcePolicy>, answer: string]>([
  ['R4', 'nothing asked', TOKEN, {}, 'ok'],
  ['R4', 'all scopes there', TOKEN, { scopes: ['read'] }, 'ok'],
  ['R4', 'one scope missing', TOKEN, { scopes: ['read', 'write'] }, '403 insufficient_scope resource.scope'],
  ['G5', 'one scope missing, with a password', PASSWORD, { scopes: ['write'] }, '403 none resource.scope'],
  ['G5', 'hidden', TOKEN, { scopes: ['write'], hideAs404: true }, '404 none resource.scope'],
  ['S1', 'strong enough', TOKEN, { stepUp: { acr: ['hwk', 'mfa'] } }, 'ok'],
  [
    'S1',
    'too weak',
    TOKEN,
    { stepUp: { acr: ['hwk'] } },
    '401 insufficient_user_authentication resource.acr',
  ],
  [
    'S1',
    'of unknown strength',
    SILENT,
    { stepUp: { acr: ['mfa'] } },
    '401 insufficient_user_authentication resource.acr',
  ],
  ['S1', 'any strength will do', SILENT, { stepUp: { acr: [] } }, 'ok'],
  ['S1', 'as old as allowed', TOKEN, { stepUp: { maxAge: 300 } }, 'ok'],
  [
    'S1',
    'a second too old',
    TOKEN,
    { stepUp: { maxAge: 299 } },
    '401 insufficient_user_authentication resource.auth-time',
  ],
  [
    'S1',
    'of unknown age',
    SILENT,
    { stepUp: { maxAge: 300 } },
    '401 insufficient_user_authentication resource.auth-time',
  ],
  [
    'S1',
    'no age is allowed',
    TOKEN,
    { stepUp: { maxAge: 0 } },
    '401 insufficient_user_authentication resource.auth-time',
  ],
  [
    'S1',
    'both, weak and old',
    TOKEN,
    { stepUp: { acr: ['hwk'], maxAge: 1 } },
    '401 insufficient_user_authentication resource.acr',
  ],
  [
    'S1',
    'weak, and the scope is missing',
    TOKEN,
    { scopes: ['write'], stepUp: { acr: ['hwk'] } },
    '403 insufficient_scope resource.scope',
  ],
  ['S1', 'a password is not asked', PASSWORD, { stepUp: { acr: ['hwk'], maxAge: 1 } }, 'ok'],
])('%s: %s', (_row, _why, principal, rules, answer) => {
  const { judged, step } = judge(principal, rules);
  const said = judged.ok ? 'ok' : `${judged.status} ${judged.error?.code ?? 'none'} ${step?.step}`;
  expect(said).toBe(answer);
});

describe('S1: the challenge says what is needed, and the trace what was there', () => {
  test.each<
    [why: string, stepUp: ResourcePolicy['stepUp'], params: object, observed: string, expected: string]
  >([
    ['acr', { acr: ['a', 'b'] }, { acr_values: 'a b' }, 'mfa', 'a b'],
    ['max_age', { maxAge: 5 }, { max_age: '5' }, '2026-11-24T11:55:00Z', 'not before 2026-11-24T11:59:55Z'],
    ['both', { acr: ['a'], maxAge: 5 }, { acr_values: 'a', max_age: '5' }, 'mfa', 'a'],
  ])('%s', (_why, stepUp, params, observed, expected) => {
    const { judged, step } = judge({ ...TOKEN, scheme: 'DPoP' }, { stepUp });
    if (judged.ok) throw new Error('was let in');
    expect([judged.outcome, judged.tried]).toEqual(['insufficient-user-authentication', 'DPoP']);
    expect(judged.error?.params).toEqual(params);
    expect(judged.error?.description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
    expect([step?.observed, step?.expected]).toEqual([observed, expected]);
  });
});
