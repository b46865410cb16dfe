import type { ProfileName } from '#http-auth/clients/profiles.ts';
import { followRedirect } from '#http-auth/clients/redirect.ts';
import type { FieldLine, Incoming, ResourcePolicy } from '#http-auth/types.ts';
import type { ClientNote } from '../types.ts';
import { clientNotes } from './client-notes.ts';
import type { Exchange, Stage } from './stage.ts';

/** What follows a redirect: the next exchange, or none, and what the client says about it. */
export interface Followed {
  readonly next: Exchange | null;
  readonly notes: readonly ClientNote[];
}

/** Follows the redirect of an exchange as a client does; the other host answers by the same policy. */
export async function follow(
  stage: Stage,
  { request, answered }: Exchange,
  client: ProfileName,
  page?: string,
): Promise<Followed> {
  const { origin, target, method, body } = request;
  // A browser's cookies are asked for anew, as Host is.
  const lines = request.lines.filter(
    ([name]) => name !== 'Host' && !(client === 'chromium' && name === 'Cookie'),
  );
  const asked = { url: origin + target, method, lines, body: body.length === 0 ? 'none' : 'kept' } as const;
  const result = followRedirect(asked, answered, client, page === undefined ? {} : { page });
  const notes = clientNotes(result.steps);
  if (!result.ok) return { next: null, notes };
  const next = incoming(result.request, body);
  return { next: await stage.ask(next, withoutRedirect(stage.policy)), notes };
}

function incoming(
  request: { url: string; method: string; lines: readonly FieldLine[]; body: string },
  body: Uint8Array,
): Incoming {
  const { origin, host, pathname, search } = new URL(request.url);
  const kept = request.body === 'none' ? new Uint8Array() : body;
  const lines: readonly FieldLine[] = [['Host', host], ...request.lines];
  return { method: request.method, target: pathname + search, origin, lines, body: kept };
}

function withoutRedirect(policy: ResourcePolicy): ResourcePolicy {
  const quirks = policy.quirks?.filter(({ quirk }) => quirk !== 'redirect-to-other-host');
  return { ...policy, quirks };
}
