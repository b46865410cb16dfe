/** The part of Trusted Types that is used; not every browser has it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown;
}

const allowed = new Set<string>();
let made = false;

/**
 * Lets this page hand one address to the browser as the script of a worker; every other one stays refused, as the
 * policy of the site demands (`require-trusted-types-for 'script'`).
 */
export function allowScript(path: string): void {
  allowed.add(path);
  const trusted = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (made || trusted === undefined) return;
  trusted.createPolicy('default', { createScriptURL: (url) => (allowed.has(url) ? url : null) });
  made = true;
}
