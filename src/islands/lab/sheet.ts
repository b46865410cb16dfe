import css from './lab.css?inline';

/*
 * What only working pieces need is no part of the style sheet that every page carries. A constructed sheet is no
 * inline style: the policy has nothing to allow.
 */
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
