import { AUDIENCES, PAGES } from '#schemas/shared.ts';
import { BROWSERS, TASKS } from '#site/menu-paths.ts';
import type { Kind } from './source.ts';

/** What an attribute may hold. */
export interface AttributeRule {
  readonly required?: boolean;
  /** The only values; with `list`, of each word. */
  readonly values?: readonly string[];
  /** Several values, space separated. */
  readonly list?: boolean;
  /** The form of the value, with the words that describe it. */
  readonly form?: readonly [pattern: RegExp, description: string];
}

/** Where a component may stand and what it takes. */
export interface ComponentRule {
  readonly in: readonly Kind[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

const NUMBER: AttributeRule['form'] = [/^[1-9]\d*$/, 'a number from 1'];
const ANCHOR: AttributeRule['form'] = [/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'];
/** Ids that something had before: addresses that still lead to it. */
const WAS: AttributeRule = {
  form: [/^[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)*$/, 'ids, with one space between two'],
};
const STATE: AttributeRule = { required: true, values: ['broken', 'fixed'] };
const NEEDED: AttributeRule = { required: true };
const FREE: AttributeRule = {};

/** Ids of presets and of their switches; the build says when the lab has none of that name. */
const PRESET: ComponentRule['attributes'] = { preset: { required: true, form: ANCHOR }, off: FREE };

const EVERYWHERE: readonly Kind[] = ['fixes', 'guide', 'scenarios'];
const FIXES: readonly Kind[] = ['fixes'];
const EXPLAINING: readonly Kind[] = ['guide', 'scenarios'];

/** The components of CONTRIBUTING.md. MDX may use no other; lower-case tags are HTML. */
export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  See: { in: FIXES, attributes: { was: WAS } },
  Fix: { in: FIXES, attributes: { for: { values: AUDIENCES }, was: WAS } },
  Check: { in: FIXES, attributes: { was: WAS } },
  Why: { in: FIXES, attributes: { was: WAS } },
  Try: { in: FIXES, attributes: { preset: { form: ANCHOR }, was: WAS } },
  Proof: { in: FIXES, attributes: { was: WAS } },
  Dont: { in: FIXES, attributes: { was: WAS } },
  Steps: { in: EVERYWHERE, attributes: {} },
  Step: { in: EVERYWHERE, attributes: { was: WAS } },
  H: { in: EXPLAINING, attributes: { id: { required: true, form: ANCHOR }, was: WAS } },
  H3: { in: EXPLAINING, attributes: { id: { required: true, form: ANCHOR }, was: WAS } },
  Term: { in: ['guide'], attributes: { id: { required: true, form: ANCHOR }, name: NEEDED, was: WAS } },
  Exchange: {
    in: EVERYWHERE,
    attributes: {
      program: NEEDED,
      state: STATE,
      mark: FREE,
      says: FREE,
      fix: FREE,
      hop: { form: NUMBER },
      at: { form: NUMBER },
      lines: { form: NUMBER },
      only: { values: ['request', 'response'] },
    },
  },
  Diff: { in: EVERYWHERE, attributes: { program: NEEDED, file: FREE, fix: FREE } },
  File: { in: EVERYWHERE, attributes: { program: NEEDED, state: STATE, file: NEEDED, fix: FREE } },
  Log: { in: EVERYWHERE, attributes: { program: NEEDED, state: STATE, says: FREE, fix: FREE } },
  Said: { in: EVERYWHERE, attributes: { program: NEEDED, state: STATE, says: FREE, fix: FREE } },
  Computed: { in: EVERYWHERE, attributes: { ...PRESET, mark: FREE, says: FREE } },
  Simulator: { in: EXPLAINING, attributes: PRESET },
  Screen: { in: EVERYWHERE, attributes: { title: NEEDED, kind: { values: ['page', 'dialog'] } } },
  Say: { in: EVERYWHERE, attributes: {} },
  Menu: {
    in: EVERYWHERE,
    attributes: {
      task: { required: true, values: Object.keys(TASKS) },
      on: { list: true, values: Object.keys(BROWSERS) },
    },
  },
  Tests: { in: ['scenarios'], attributes: {} },
  Test: { in: ['scenarios'], attributes: { title: NEEDED } },
  Outcome: { in: ['scenarios'], attributes: { fix: NEEDED } },
  To: {
    in: EVERYWHERE,
    attributes: { fix: FREE, guide: FREE, scenario: FREE, term: FREE, page: { values: PAGES }, at: FREE },
  },
  Passing: {
    in: ['guide'],
    attributes: { of: { required: true, values: ['servers', 'redirects', 'saved'] } },
  },
  RanAnswer: { in: ['guide'], attributes: { case: NEEDED, at: NEEDED, mark: FREE, says: FREE } },
  Ran: { in: ['guide'], attributes: { case: NEEDED, file: NEEDED } },
  Variant: { in: ['fixes', 'guide'], attributes: { title: NEEDED, id: { form: ANCHOR }, was: WAS } },
  Note: { in: EVERYWHERE, attributes: {} },
};

/** The headings that HTML would make without an address. */
export const HEADING_TAGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** HTML that the site's Content-Security-Policy or its promise of plain pages rules out. */
export const FORBIDDEN_TAGS: readonly string[] = [
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'link',
];
