/**
 * Adds a style sheet to the page. What only working pieces need is no part of the one that every page carries. A
 * constructed sheet is no inline style: the policy has nothing to allow.
 */
export function addSheet(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
