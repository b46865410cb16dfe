import { type Choice, type ClientName, chooseChallenge, type Situation } from './choose.ts';
import type { Source } from './profiles.ts';
import type { ClientRule } from './rules.ts';
import type { IsPublicSuffix } from './site.ts';
import { httpUrl, sameSite } from './site.ts';
import { type ClientStep, clientStep } from './step.ts';

/** A request that was answered with a challenge. */
export interface PromptRequest {
  readonly url: string;
  /** The page that asks; null for a navigation. */
  readonly page: string | null;
  /** `image` stands for what a page loads without CORS: pictures, scripts, style sheets. */
  readonly kind: 'navigation' | 'frame' | 'image' | 'fetch';
  /** Of fetch(). Default: same-origin. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined;
  /** Whether the script set an Authorization header itself. Default: no. */
  readonly ownAuthorization?: boolean | undefined;
}

export interface PromptOutcome {
  /** Whether a password box opens. */
  readonly prompts: boolean;
  readonly picked: Choice['picked'];
  /** Whether it was seen in that program. */
  readonly source: Source;
  readonly steps: readonly ClientStep[];
}

type Relation = 'same-origin' | 'same-site' | 'cross-site';
type Answer = readonly [prompts: boolean, source: Source, id: ClientRule];

const FRAME: Answer = [true, 'standard', 'prompt.subresource'];

/** Whether a client asks, by what asks and how far its page is from the server. Navigations always may. */
const TABLE: Readonly<
  Record<
    Exclude<ClientName, 'curl'>,
    Readonly<Record<'frame' | 'image' | 'fetch', Readonly<Record<Relation, Answer>>>>
  >
> = {
  spec: {
    frame: { 'same-origin': FRAME, 'same-site': FRAME, 'cross-site': FRAME },
    image: { 'same-origin': FRAME, 'same-site': FRAME, 'cross-site': FRAME },
    fetch: {
      'same-origin': [true, 'standard', 'prompt.same-origin'],
      'same-site': [false, 'standard', 'prompt.cors'],
      'cross-site': [false, 'standard', 'prompt.cors'],
    },
  },
  chromium: {
    frame: {
      'same-origin': [true, 'measured', 'prompt.same-origin'],
      'same-site': [true, 'measured', 'prompt.chromium-same-site'],
      // A frame of another site runs in a process of its own, where no prompt could be observed.
      'cross-site': [false, 'assumed', 'prompt.not-measured'],
    },
    image: {
      'same-origin': [true, 'measured', 'prompt.same-origin'],
      'same-site': [true, 'measured', 'prompt.chromium-same-site'],
      'cross-site': [false, 'measured', 'prompt.chromium-cross-site'],
    },
    fetch: {
      'same-origin': [true, 'measured', 'prompt.same-origin'],
      'same-site': [true, 'measured', 'prompt.chromium-same-site'],
      'cross-site': [false, 'measured', 'prompt.chromium-cross-site'],
    },
  },
  firefox: {
    frame: {
      'same-origin': [true, 'measured', 'prompt.firefox-everywhere'],
      'same-site': [true, 'measured', 'prompt.firefox-everywhere'],
      'cross-site': [true, 'measured', 'prompt.firefox-everywhere'],
    },
    image: {
      'same-origin': [true, 'measured', 'prompt.same-origin'],
      'same-site': [false, 'measured', 'prompt.firefox-image'],
      'cross-site': [false, 'measured', 'prompt.firefox-image'],
    },
    fetch: {
      'same-origin': [true, 'measured', 'prompt.same-origin'],
      'same-site': [true, 'measured', 'prompt.firefox-everywhere'],
      'cross-site': [true, 'measured', 'prompt.firefox-everywhere'],
    },
  },
};

/**
 * Whether somebody is asked for a password after a response with these WWW-Authenticate lines. Cross-origin requests
 * of fetch() must also pass the CORS check before they get here (cors.ts). Never throws; a bad address asks nobody.
 */
export function promptOutcome(
  lines: readonly string[],
  request: PromptRequest,
  client: ClientName,
  situation: Situation = {},
  isPublicSuffix: IsPublicSuffix = () => false,
): PromptOutcome {
  const omits = request.kind === 'fetch' && request.credentials === 'omit';
  const choice = chooseChallenge(lines, client, { ...situation, omitsCredentials: omits });
  const silent = (source: Source, ...steps: readonly ClientStep[]): PromptOutcome => ({
    prompts: false,
    picked: choice.picked,
    source,
    steps: [...choice.why, ...steps],
  });
  const known: Source = client === 'spec' ? 'standard' : 'measured';
  const relation = relationOf(request, isPublicSuffix);
  if (relation === 'client.bad-url' || relation === 'client.bad-page')
    return silent(known, clientStep(relation));
  if (!choice.prompts || client === 'curl') return silent(known);
  const [allowed, source, id] = whoAsks(request, relation, client);
  const steps = choice.why.filter((step) => allowed || step.id !== 'choose.prompts');
  return { prompts: allowed, picked: choice.picked, source, steps: [...steps, clientStep(id)] };
}

function whoAsks(
  { kind, credentials = 'same-origin', ownAuthorization = false }: PromptRequest,
  relation: Relation,
  client: Exclude<ClientName, 'curl'>,
): Answer {
  if (kind === 'navigation') return [true, client === 'spec' ? 'standard' : 'measured', 'prompt.navigation'];
  if (kind === 'fetch' && credentials === 'same-origin' && relation !== 'same-origin') {
    return [false, client === 'spec' ? 'standard' : 'measured', 'prompt.without-credentials'];
  }
  if (kind === 'fetch' && ownAuthorization && client === 'firefox') {
    return [false, 'measured', 'prompt.firefox-own-authorization'];
  }
  const answer = TABLE[client][kind][relation];
  return kind === 'fetch' && ownAuthorization && answer[0]
    ? [true, answer[1], 'prompt.own-authorization']
    : answer;
}

function relationOf(
  { url, page, kind }: PromptRequest,
  isPublicSuffix: IsPublicSuffix,
): Relation | 'client.bad-url' | 'client.bad-page' {
  const [to, from] = [httpUrl(url), page === null ? null : httpUrl(page)];
  if (to === null) return 'client.bad-url';
  if (kind === 'navigation' || page === null) return 'same-origin';
  if (from === null) return 'client.bad-page';
  if (from.origin === to.origin) return 'same-origin';
  return sameSite(from, to, isPublicSuffix) ? 'same-site' : 'cross-site';
}
