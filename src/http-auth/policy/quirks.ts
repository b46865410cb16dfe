import type { BasicPolicy } from '../basic/policy.ts';
import type { Seconds } from '../types.ts';

/** A deliberate fault, so that every kind of failure can be replayed. No other policy breaks a rule of HTTP. */
export type Quirk =
  /** The 401 carries no challenge (RFC 9110 §15.5.2 demands one). */
  | { readonly quirk: 'no-challenge' }
  /** All challenges stand on one field line, of which browsers read the first only. */
  | { readonly quirk: 'joined-challenges' }
  /** The challenges carry no realm (RFC 7617 §2 demands one for Basic). */
  | { readonly quirk: 'challenge-without-realm' }
  /** A proxy or a gateway takes the Authorization header off. */
  | { readonly quirk: 'authorization-stripped' }
  /** A proxy adds an Authorization header of its own to the one that came. */
  | { readonly quirk: 'authorization-doubled'; readonly value: string }
  /** Header names with an underscore are dropped on the way. */
  | { readonly quirk: 'underscore-dropped' }
  /** The server asks for credentials in the preflight, which never carries any. */
  | { readonly quirk: '401-on-options' }
  /** The server's clock is off by so much; below zero it is slow. */
  | { readonly quirk: 'clock-skew'; readonly seconds: Seconds }
  /** The answer is a redirect to the same path on another host. */
  | { readonly quirk: 'redirect-to-other-host'; readonly host: string }
  /** A second protection space stands in front and reads the same header. */
  | { readonly quirk: 'front-realm'; readonly realm: string; readonly basic: BasicPolicy }
  /** A login page with status 200 takes the place of the 401. */
  | { readonly quirk: 'login-page' }
  /** Who is known but may not gets a 401 in the place of the 403. */
  | { readonly quirk: 'permission-as-401' }
  /** The refusal carries no CORS headers, so a script cannot see it. */
  | { readonly quirk: 'no-cors-on-401' };

export type QuirkName = Quirk['quirk'];

/** All of them. */
export const QUIRK_NAMES = [
  'no-challenge',
  'joined-challenges',
  'challenge-without-realm',
  'authorization-stripped',
  'authorization-doubled',
  'underscore-dropped',
  '401-on-options',
  'clock-skew',
  'redirect-to-other-host',
  'front-realm',
  'login-page',
  'permission-as-401',
  'no-cors-on-401',
] as const satisfies readonly QuirkName[];
