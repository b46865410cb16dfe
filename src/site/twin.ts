/** Pages without a text of their own: what is typed or played there has no twin. */
const WITHOUT = /^\/(?:404(?:\.html|\/)|search\/|lab\/$)/;

/** Path of a page's Markdown twin: `/fix/u17/` has `/fix/u17.md`, `/` has `/index.md`; null where there is none. */
export function twinPath(path: string): `/${string}` | null {
  if (WITHOUT.test(path)) return null;
  return path === '/' ? '/index.md' : `/${path.slice(1).replace(/\/$/, '')}.md`;
}
