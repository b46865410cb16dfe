/** Every kind of problem that content can have. Closed: a test proves each with a broken fixture. */
export const PROBLEM_CODES = [
  'bad-name',
  'bad-recording',
  'bad-syntax',
  'bad-yaml',
  'component-attribute',
  'component-place',
  'duplicate-anchor',
  'duplicate-id',
  'duplicate-order',
  'empty-section',
  'fix-audience',
  'fix-without-step',
  'forbidden-html',
  'heading-without-anchor',
  'import-in-mdx',
  'inside-link',
  'invalid-field',
  'ledger-gap',
  'ledger-line',
  'ledger-removed',
  'mark-not-found',
  'missing-field',
  'missing-section',
  'needless-mention',
  'no-page',
  'not-in-ledger',
  'outcome-mismatch',
  'proof-incomplete',
  'proof-unlisted',
  'section-order',
  'shared-phrase',
  'scenario-tests',
  'title-too-long',
  'todo-left',
  'too-few-also',
  'too-few-signals',
  'unknown-component',
  'unknown-key',
  'unknown-reference',
  'unproven',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong with the content. Printed as `file: field: message`. */
export interface Problem {
  readonly code: ProblemCode;
  /** Path from the root of the project, with forward slashes. */
  readonly file: string;
  /** Where in the file: `also[3]` in frontmatter, `line 41 <Exchange program>` in a text, `line 3` in the ledger. */
  readonly field: string;
  /** What was wrong and what to do. */
  readonly message: string;
}

/** Collects problems of one file. */
export type Report = (code: ProblemCode, field: string, message: string) => void;
