import { absolute } from '#site/absolute.ts';
import type { Fix } from './types.ts';

/** What an API adds to its own 401 so that whoever gets it lands on a fix. */
export interface HelpLines {
  /** A parameter of the challenge (RFC 6750 §3). */
  readonly challenge: string;
  /** A member of the problem document in the body (RFC 9457 §3.1.1). */
  readonly problem: string;
  /** A header line (RFC 8288). */
  readonly link: string;
}

/** Whether developers are among those who can apply the fix: only then does an API point its callers to it. */
export function isForApis({ audience }: Pick<Fix, 'audience'>): boolean {
  return audience.includes('developer');
}

/** The lines for a fix, by its permanent address on this site. */
export function helpLines({ path }: Pick<Fix, 'path'>): HelpLines {
  const page = absolute(path);
  return {
    challenge: `error_uri="${page}"`,
    problem: `"type": "${page}"`,
    link: `Link: <${page}>; rel="help"`,
  };
}
