import { sameScheme } from '../grammar/format.ts';
import { shownScheme } from '../redact.ts';
import type { ClientName } from './choose.ts';
import type { ClientRule } from './rules.ts';
import { httpUrl } from './site.ts';
import { type ClientStep, clientStep } from './step.ts';

/** Credentials that a server accepted, and the challenge that they answer. */
export interface Remembered {
  /** The address that they were accepted for. */
  readonly url: string;
  /** "Basic" or "Digest"; those of other schemes are never sent again by themselves. */
  readonly scheme: string;
  readonly realm: string;
  /** The `domain` of a Digest challenge: addresses, absolute or from the root (RFC 7616 §3.3). Default: none. */
  readonly domain?: readonly string[] | undefined;
}

export interface Reuse {
  /** They go with the request at once. */
  readonly preemptive: boolean;
  /** They are sent after a 401 of the same realm, without asking anybody. */
  readonly afterChallenge: boolean;
  readonly steps: readonly ClientStep[];
}

/**
 * Whether a client sends remembered credentials with another request. Basic: with what is in the same folder of the
 * same origin and below it (RFC 7617 §2.2). Digest: within `domain`, or the whole origin when there is none (RFC 7616
 * §3.3); Chromium, as measured, keeps to the folder instead. Never throws; a bad address gets nothing.
 */
export function reusesCredentials(remembered: Remembered, url: string, client: ClientName): Reuse {
  const [known, next] = [httpUrl(remembered.url), httpUrl(url)];
  if (known === null || next === null) return reuse(false, false, 'client.bad-url', remembered);
  const digest = sameScheme(remembered.scheme, 'Digest');
  if (client === 'curl') {
    const same = known.origin === next.origin;
    return reuse(same && !digest, same, same ? 'reuse.curl' : 'reuse.other-origin', remembered);
  }
  if (!digest && !sameScheme(remembered.scheme, 'Basic'))
    return reuse(false, false, 'reuse.never', remembered);
  const same = known.origin === next.origin;
  if (digest && client !== 'chromium') {
    const { domain = [] } = remembered;
    const listed = domain.some((each) => isBelow(next, httpUrl(each, known)));
    if (domain.length > 0) {
      return reuse(listed, listed || same, listed ? 'reuse.domain' : 'reuse.outside-domain', remembered);
    }
    return reuse(same, same, same ? 'reuse.whole-origin' : 'reuse.other-origin', remembered);
  }
  if (!same) return reuse(false, false, 'reuse.other-origin', remembered);
  const folder = known.pathname.slice(0, known.pathname.lastIndexOf('/') + 1);
  const below = next.pathname.startsWith(folder);
  const id = digest ? 'reuse.chromium-digest' : 'reuse.folder';
  return reuse(below, true, below ? id : 'reuse.outside-folder', remembered);
}

function reuse(preemptive: boolean, afterChallenge: boolean, id: ClientRule, { scheme }: Remembered): Reuse {
  const steps = [clientStep(id, { observed: shownScheme(scheme) })];
  if (!preemptive && afterChallenge)
    steps.push(clientStep('reuse.same-realm', { observed: shownScheme(scheme) }));
  return { preemptive, afterChallenge, steps };
}

/** Whether an address starts with another one, both made absolute (RFC 7616 §3.3). */
function isBelow(url: URL, prefix: URL | null): boolean {
  return prefix !== null && url.href.startsWith(prefix.href);
}
