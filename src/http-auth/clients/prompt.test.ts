import { describe, expect, test } from 'vitest';
import { type PromptRequest, promptOutcome } from './prompt.ts';
import type { ClientRule } from './rules.ts';

const BASIC = ['Basic realm="b"'];
const PAGE = 'https://app.example.com';
const ORIGINS = {
  'same-origin': 'https://app.example.com/x',
  'same-site': 'https://app.example.com:8443/x',
  'cross-site': 'https://example.org/x',
} as const;

type Relation = keyof typeof ORIGINS;
type Answer = readonly [prompts: boolean, source: string, id: ClientRule];

/** Who prompts after a 401 with a Basic challenge: rows of the browser table, and by the Fetch standard. */
const ROWS: readonly (readonly [
  kind: PromptRequest['kind'],
  relation: Relation,
  more: Partial<PromptRequest>,
  spec: Answer,
  chromium: Answer,
  firefox: Answer,
])[] = [
  [
    'navigation',
    'same-origin',
    {},
    [true, 'standard', 'prompt.navigation'],
    [true, 'measured', 'prompt.navigation'],
    [true, 'measured', 'prompt.navigation'],
  ],
  [
    'navigation',
    'cross-site',
    {},
    [true, 'standard', 'prompt.navigation'],
    [true, 'measured', 'prompt.navigation'],
    [true, 'measured', 'prompt.navigation'],
  ],
  [
    'fetch',
    'same-origin',
    {},
    [true, 'standard', 'prompt.same-origin'],
    [true, 'measured', 'prompt.same-origin'],
    [true, 'measured', 'prompt.same-origin'],
  ],
  [
    'fetch',
    'same-origin',
    { ownAuthorization: true },
    [true, 'standard', 'prompt.own-authorization'],
    [true, 'measured', 'prompt.own-authorization'],
    [false, 'measured', 'prompt.firefox-own-authorization'],
  ],
  [
    'fetch',
    'same-site',
    {},
    [false, 'standard', 'prompt.without-credentials'],
    [false, 'measured', 'prompt.without-credentials'],
    [false, 'measured', 'prompt.without-credentials'],
  ],
  [
    'fetch',
    'same-site',
    { credentials: 'include' },
    [false, 'standard', 'prompt.cors'],
    [true, 'measured', 'prompt.chromium-same-site'],
    [true, 'measured', 'prompt.firefox-everywhere'],
  ],
  [
    'fetch',
    'cross-site',
    { credentials: 'include' },
    [false, 'standard', 'prompt.cors'],
    [false, 'measured', 'prompt.chromium-cross-site'],
    [true, 'measured', 'prompt.firefox-everywhere'],
  ],
  [
    'image',
    'same-origin',
    {},
    [true, 'standard', 'prompt.subresource'],
    [true, 'measured', 'prompt.same-origin'],
    [true, 'measured', 'prompt.same-origin'],
  ],
  [
    'image',
    'same-site',
    {},
    [true, 'standard', 'prompt.subresource'],
    [true, 'measured', 'prompt.chromium-same-site'],
    [false, 'measured', 'prompt.firefox-image'],
  ],
  [
    'image',
    'cross-site',
    {},
    [true, 'standard', 'prompt.subresource'],
    [false, 'measured', 'prompt.chromium-cross-site'],
    [false, 'measured', 'prompt.firefox-image'],
  ],
  [
    'frame',
    'same-origin',
    {},
    [true, 'standard', 'prompt.subresource'],
    [true, 'measured', 'prompt.same-origin'],
    [true, 'measured', 'prompt.firefox-everywhere'],
  ],
  [
    'frame',
    'same-site',
    {},
    [true, 'standard', 'prompt.subresource'],
    [true, 'measured', 'prompt.chromium-same-site'],
    [true, 'measured', 'prompt.firefox-everywhere'],
  ],
  [
    'frame',
    'cross-site',
    {},
    [true, 'standard', 'prompt.subresource'],
    [false, 'assumed', 'prompt.not-measured'],
    [true, 'measured', 'prompt.firefox-everywhere'],
  ],
];

describe.each(ROWS)('%s %s %j', (kind, relation, more, ...answers) => {
  test.each([
    ['spec', answers[0]],
    ['chromium', answers[1]],
    ['firefox', answers[2]],
  ] as const)('%s', (client, [prompts, source, id]) => {
    const outcome = promptOutcome(BASIC, { url: ORIGINS[relation], page: PAGE, kind, ...more }, client);
    expect(outcome).toMatchObject({ prompts, source });
    expect(outcome.steps.at(-1)?.id).toBe(id);
    expect(outcome.steps.some((step) => step.id === 'choose.prompts')).toBe(prompts);
  });
});

test.each([
  [{ credentials: 'omit' }, 'choose.omits-credentials'],
  [{ url: 'nowhere' }, 'client.bad-url'],
  [{ page: 'nowhere' }, 'client.bad-page'],
] as const)('nobody is asked by fetch() with %j: %s', (more, id) => {
  for (const client of ['spec', 'chromium', 'firefox'] as const) {
    const request = { url: ORIGINS['same-origin'], page: PAGE, kind: 'fetch', ...more } as const;
    const outcome = promptOutcome(BASIC, request, client);
    expect(outcome.prompts).toBe(false);
    expect(outcome.steps.map((step) => step.id)).toContain(id);
  }
});

test.each<[lines: readonly string[], chromium: boolean, firefox: boolean]>([
  [[], false, false],
  [['Bearer realm="a"'], false, false],
  [['xBasic realm="b"'], false, false],
  [['Bearer realm="a", Basic realm="b"'], false, true],
  [['Basic realm="b", Bearer realm="a"'], true, true],
  [['Bearer realm="a"', 'Basic realm="b"'], true, true],
])('a navigation with %j', (lines, chromium, firefox) => {
  const request = { url: ORIGINS['same-origin'], page: null, kind: 'navigation' } as const;
  expect(promptOutcome(lines, request, 'chromium').prompts).toBe(chromium);
  expect(promptOutcome(lines, request, 'firefox').prompts).toBe(firefox);
  expect(promptOutcome(lines, request, 'curl').prompts).toBe(false);
});

test('a public suffix parts two sites', () => {
  const request = {
    url: 'https://eve.example.com/',
    page: 'https://ada.example.com',
    kind: 'fetch',
    credentials: 'include',
  } as const;
  expect(promptOutcome(BASIC, request, 'chromium').prompts).toBe(true);
  const isSuffix = (domain: string) => domain === 'example.com';
  expect(promptOutcome(BASIC, request, 'chromium', {}, isSuffix).prompts).toBe(false);
});
