import type { Scheme, SchemeName, SchemePolicy } from './types.ts';

/** The policy of a scheme, by the scheme's name. */
type PolicyOf<N extends SchemeName> = Extract<SchemePolicy, { readonly scheme: N }>;

type Loaders = { readonly [N in SchemeName]: () => Promise<{ readonly scheme: Scheme<PolicyOf<N>> }> };

/** Each scheme is a part of its own, so that a page loads those it uses. */
const LOADERS: Loaders = {
  Basic: () => import('./basic/scheme.ts'),
  Digest: () => import('./digest/scheme.ts'),
  Bearer: () => import('./bearer/scheme.ts'),
  DPoP: () => import('./dpop/scheme.ts'),
  ApiKey: () => import('./api-key/scheme.ts'),
  Cookie: () => import('./cookie/scheme.ts'),
  'HMAC-SHA256': () => import('./hmac/scheme.ts'),
  'AWS4-HMAC-SHA256': () => import('./sigv4/scheme.ts'),
  OAuth: () => import('./oauth1/scheme.ts'),
  Negotiate: () => import('./negotiate/scheme.ts'),
  NTLM: () => import('./negotiate/scheme.ts'),
};

/** A policy with the code of its scheme. */
export interface Loaded {
  readonly policy: SchemePolicy;
  readonly scheme: Scheme<SchemePolicy>;
}

/** Loads the schemes of the policies, in their order. Rejects when a part cannot be loaded. */
export function loadSchemes(policies: readonly SchemePolicy[]): Promise<readonly Loaded[]> {
  return Promise.all(policies.map(loadScheme));
}

/** Kept once loaded: asking the host for a module again takes longer than most decisions. */
const loaded = new Map<SchemeName, Scheme<SchemePolicy>>();

async function loadScheme(policy: SchemePolicy): Promise<Loaded> {
  const known = loaded.get(policy.scheme);
  if (known !== undefined) return { policy, scheme: known };
  const part = await LOADERS[policy.scheme]();
  // The table above ties each name to the scheme of that policy; the compiler cannot follow the look-up.
  const scheme = part.scheme as Scheme<SchemePolicy>;
  loaded.set(policy.scheme, scheme);
  return { policy, scheme };
}
