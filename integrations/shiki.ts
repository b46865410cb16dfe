import type { ShikiTransformer } from 'shiki';
import { createCssVariablesTheme } from 'shiki';

const theme = createCssVariablesTheme({ name: 'site', variablePrefix: '--code-', fontStyle: false });

/** The classes that stand for Shiki's colors; a token that is not listed keeps the ink color. */
const CLASS_OF: Record<string, string> = {
  'var(--code-token-keyword)': 'tk',
  'var(--code-token-comment)': 'tc',
};

/**
 * Turns style attributes, which the policy of the site forbids, into two classes. Strings keep the ink color: green
 * and red mean granted and denied.
 */
const classes: ShikiTransformer = {
  name: 'classes-not-styles',
  span(node) {
    const style = node.properties['style'];
    delete node.properties['style'];
    const color = typeof style === 'string' ? /color:\s*(var\([^)]*\))/.exec(style)?.[1] : undefined;
    const name = color === undefined ? undefined : CLASS_OF[color];
    if (name !== undefined) node.properties['class'] = name;
  },
  line(node) {
    delete node.properties['class'];
    // A token without a color needs no element of its own.
    node.children = node.children.flatMap((child) =>
      child.type === 'element' && child.properties['class'] === undefined ? child.children : [child],
    ) as typeof node.children;
  },
  pre(node) {
    delete node.properties['style'];
    delete node.properties['tabindex'];
    node.properties['class'] = 'code';
    const title = /title="([^"]*)"/.exec(this.options.meta?.__raw ?? '')?.[1];
    if (title !== undefined) node.properties['data-title'] = title;
  },
};

export const shiki = { theme, transformers: [classes] };
