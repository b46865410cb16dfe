import type { Seconds } from '../types.ts';

/** `spec` is what the standards say; the others are programs in one version each. */
export type ProfileName = 'spec' | 'chromium' | 'firefox' | 'curl' | 'node';

/** Where it is known from: a standard, a run of the program, its source or tests. `assumed`: from none of them. */
export type Source = 'standard' | 'measured' | 'read' | 'assumed';

export interface Fact<T> {
  readonly is: T;
  readonly source: Source;
}

/** In what clients differ, beside how they pick a challenge (choose.ts). */
export interface Profile {
  /** "Chromium 156" */
  readonly program: string;
  /** Whether there are pages: the CORS protocol applies, and somebody can be asked for a password. */
  readonly pages: boolean;
  /** Most redirects that are followed one after another. */
  readonly redirects: Fact<number>;
  /** `fetch`: 301, 302, 303, 307 and 308; else every 3xx with a Location. */
  readonly redirectStatuses: Fact<'fetch' | '3xx'>;
  /** Whether `*` in Access-Control-Allow-Headers covers Authorization, in a request without credentials. */
  readonly wildcardAuthorization: Fact<boolean>;
  /** Whether cookies are kept from one response to the next request. */
  readonly cookieStore: Fact<boolean>;
  /** Hosts whose http connections count as secure for cookies. */
  readonly secureLoopback: Fact<'none' | 'localhost' | 'loopback'>;
  /** Whether SameSite is heeded. */
  readonly sameSite: Fact<boolean>;
  /**
   * How long a cookie without SameSite also goes with cross-site navigations of an unsafe method. That a new one does
   * was measured in Chromium and Firefox; the two minutes are those of RFC 6265bis §5.6.7.2.
   */
  readonly laxAllowingUnsafe: Fact<Seconds>;
  /** Whether cookies of another site than the page's are held back, whatever they say. */
  readonly blocksThirdParty: Fact<boolean>;
  /** Whether a tab within a cookie makes it be ignored; the draft lets it pass. */
  readonly refusesTab: Fact<boolean>;
  /** What `text` without an `=` is: a value without a name, a name without a value, or nothing. */
  readonly nameless: Fact<'value' | 'name' | 'refused'>;
}

const standard = <T>(is: T): Fact<T> => ({ is, source: 'standard' });
const measured = <T>(is: T): Fact<T> => ({ is, source: 'measured' });
const read = <T>(is: T): Fact<T> => ({ is, source: 'read' });
const assumed = <T>(is: T): Fact<T> => ({ is, source: 'assumed' });

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  spec: {
    program: 'The standards',
    pages: true,
    redirects: standard(20),
    redirectStatuses: standard('fetch'),
    wildcardAuthorization: standard(false),
    cookieStore: standard(true),
    secureLoopback: standard('none'),
    sameSite: standard(true),
    laxAllowingUnsafe: standard(0),
    blocksThirdParty: standard(false),
    refusesTab: standard(false),
    nameless: standard('value'),
  },
  chromium: {
    program: 'Chromium 156',
    pages: true,
    redirects: measured(20),
    redirectStatuses: measured('fetch'),
    wildcardAuthorization: measured(true),
    cookieStore: measured(true),
    secureLoopback: measured('loopback'),
    sameSite: measured(true),
    laxAllowingUnsafe: assumed(120),
    blocksThirdParty: measured(false),
    refusesTab: measured(true),
    nameless: measured('value'),
  },
  firefox: {
    program: 'Firefox ESR 153',
    pages: true,
    redirects: measured(20),
    redirectStatuses: measured('fetch'),
    wildcardAuthorization: measured(true),
    cookieStore: measured(true),
    secureLoopback: measured('loopback'),
    sameSite: measured(true),
    laxAllowingUnsafe: assumed(120),
    blocksThirdParty: measured(true),
    refusesTab: measured(false),
    nameless: measured('name'),
  },
  curl: {
    program: 'curl 7.88.1',
    pages: false,
    redirects: read(50),
    redirectStatuses: measured('3xx'),
    wildcardAuthorization: standard(false),
    cookieStore: measured(true),
    secureLoopback: measured('localhost'),
    sameSite: measured(false),
    laxAllowingUnsafe: measured(0),
    blocksThirdParty: measured(false),
    refusesTab: measured(true),
    nameless: measured('refused'),
  },
  node: {
    program: 'fetch of Node 24',
    pages: false,
    redirects: measured(20),
    redirectStatuses: measured('fetch'),
    wildcardAuthorization: standard(false),
    cookieStore: assumed(false),
    secureLoopback: assumed('none'),
    sameSite: assumed(false),
    laxAllowingUnsafe: assumed(0),
    blocksThirdParty: assumed(false),
    refusesTab: assumed(false),
    nameless: assumed('value'),
  },
};
