import type { Audience } from '#schemas/shared.ts';
import type { CopyFormat } from './copy-formats.ts';

/*
 * The words of the interface, one object for each part of it. What takes a value is a function, which uses
 * nothing but what it takes: the build writes words into the scripts of pages where they are used (integrations/words.ts).
 */

/** The frame of every page. */
export const FRAME_WORDS = {
  skip: 'Skip to the page',
  site: 'Site',
  siteSmall: 'Site, small screen',
  guide: 'Guide',
  scenarios: 'Scenarios',
  fixes: 'Fixes',
  recap: 'Recap',
  lab: 'Lab',
  proofs: 'Proofs',
  search: 'Search',
  orPaste: ', or paste an error…',
  theme: 'Switch between light and dark',
  menu: 'Menu',
  explains: (brand: string) => `${brand} explains the HTTP 401 error and gets you past it.`,
  glossary: 'Glossary',
  allFixes: 'All fixes',
  near: (heading: string) => `Near this page: ${heading}`,
  neighbors: 'Neighbors of this page',
  onThisPage: 'On this page',
} as const;

/** The page of a fix. */
export const FIX_WORDS = {
  see: 'You see',
  fix: 'Fix',
  fixFor: {
    visitor: 'Fix, if you are visiting',
    owner: 'Fix, if you run the site',
    developer: 'Fix, if you write the code',
  } satisfies Record<Audience, string>,
  check: 'Check',
  why: 'Why',
  try: 'Try it',
  proof: 'Proof',
  curious: 'For the curious',
  dont: 'Don’t',
  proven: '✓ proven on',
  notRun: 'Not run here.',
  allFiles: 'All files and recordings',
  allProofs: 'All proofs',
  related: 'Related',
  toSteps: 'To the steps',
  inLab: 'In the lab:',
  fails: 'as it fails',
  works: 'as it works',
  printed: 'Also printed as',
  asked: 'Also asked as',
  sources: 'Sources',
  reviewed: 'Reviewed',
  errors: 'Errors',
  again: 'again:',
  with: 'with',
  moved: (id: string) => `${id} has moved`,
  retired: (id: string) => `${id} is retired`,
  elsewhere: (id: string) => `${id} is now described elsewhere.`,
  toldIn: 'What stood here is now told in:',
  nothingLeft: 'Nothing runs into this cause any more.',
} as const;

/** Heads of the tables of causes and cures. */
export const CURE_WORDS = { cause: 'Cause', fix: 'Fix', who: 'Who' } as const;

/** Chapters and scenarios. */
export const ARTICLE_WORDS = {
  chapter: (number: number) => `Chapter ${number}`,
  chapters: 'Chapters',
  theGuide: 'The guide',
  allScenarios: 'All scenarios',
  named: 'Fixes named here',
  near: 'Near this',
  unverified: 'not tried by us; compare with',
  maker: 'the maker’s page',
} as const;

/** Lists in several pages. */
export const PAGER_WORDS = {
  pages: 'Pages',
  page: (number: number) => `Page ${number}`,
  pageOf: (number: number, count: number) => `Page ${number} of ${count}`,
} as const;

/** The pages of proofs. */
export const PROOF_WORDS = {
  columns: ['Fix', 'Programs', 'Client', 'Run', 'Broken → fixed'],
  recordingsOf: (states: string, id: string, name: string) => `${states}: recordings of ${id}, ${name}`,
  programs: 'Programs',
  again: 'Again:',
  differs: 'What differs',
  files: 'Files',
  bothStates: 'Files of both states',
  asAbove: 'As above:',
  recording: 'Recording',
  recordings: 'Recordings',
  request: 'Request',
  engine: 'Engine',
  agreement: 'Agreement',
  notRun: 'Not run',
  notRunWhy: 'Not run, and why',
} as const;

/** What was run, and drawings of screens. */
export const RUN_WORDS = {
  printed: (client: string, state: string) => `Printed by ${client}, ${state}`,
  log: (program: string, state: string) => `Log of ${program}, ${state}`,
  computed: 'computed, not recorded',
  added: 'added: ',
  removed: 'removed: ',
  drawing: {
    page: 'What the page says (drawing)',
    dialog: 'What the password box says (drawing)',
  },
} as const;

/** "Copy link" and the forms beside it. */
export const COPY_WORDS = {
  link: 'Copy link',
  linkTo: (title: string) => `Copy link to “${title}”`,
  linkToStep: (step: number) => `Copy link to step ${step}`,
  text: 'Copy',
  textOf: (title: string) => `Copy: ${title}`,
  more: 'Copy in another form',
  copied: 'Copied',
  page: 'Page as Markdown',
  missing: 'The text could not load. Try again.',
  /** What a screen reader is told. */
  saidText: 'Copied: the text',
  said: (what: string) => `Copied: ${what}`,
  saidLink: (title: string) => `Copied: link to “${title}”`,
  saidStep: (step: number) => `Copied: link to step ${step}`,
  byHand: 'Copy this text',
  byHandWhy: 'This browser does not let the page copy. The text is selected: press Ctrl+C, on a Mac ⌘C.',
  close: 'Close',
  formats: {
    reply: 'Reply to the customer',
    sentence: 'Plain sentence',
    address: 'Address',
    markdown: 'Markdown',
    html: 'HTML',
    jira: 'Jira wiki markup',
    slack: 'Slack mrkdwn',
  } satisfies Record<CopyFormat, string>,
} as const;

/** The end of a page: its last change, and what readers can say or change. */
export const END_WORDS = {
  about: 'About this page',
  changed: 'Last changed',
  ask: 'Did this fix it?',
  yes: 'Yes',
  no: 'No',
  edit: 'Suggest an edit',
  copy: 'Copy page as Markdown',
  /** What a report by mail says of the fix. */
  said: { yes: 'fixed it', no: 'did not fix it' },
} as const;

/** The answer for the customer on the page of a fix. */
export const REPLY_WORDS = { heading: 'Reply to the customer' } as const;

/** What a support agent asks the customer for, on the page of a scenario. */
export const ASK_WORDS = {
  heading: 'Ask the customer',
  parts: {
    phone: 'On a phone',
    desktop: 'On a computer',
    program: 'In a program or terminal',
    remove: 'Before you send it',
  },
  har: 'A HAR file: in Chrome and Edge press the arrow pointing down above the list, in Firefox right-click a row and choose Save All As HAR. Chrome leaves Authorization, Cookie and Set-Cookie out unless you choose “with sensitive data”; other browsers may not, so open the file in a text editor and delete their values.',
} as const;

/** The page for support teams. */
export const TICKET_WORDS = {
  name: 'Support tickets',
  description: 'Find the fix for a ticket, copy a reply or a link to it, without opening the fix.',
  lede: 'Type words of the ticket or the id of a fix and press Enter: the reply is copied, with the address of the fix.',
  numbered: (page: number) => `Support tickets, page ${page}`,
  replies: 'Every reply',
  columns: ['Fix', 'Reply', 'Who can do it'],
  field: 'Words of the ticket, an error string or an id',
  example: 'keeps asking for my password',
  format: 'Copy as',
  keys: 'Enter copies, ↑ and ↓ choose. What you type stays in this browser.',
  found: 'Fixes',
  preview: 'This is copied',
  none: 'No fix has these words.',
  copy: 'Copy',
  who: (id: string, title: string) => `${id}: ${title}`,
  count: (count: number) => (count === 1 ? '1 fix' : `${count} fixes`),
  missing: 'Search could not load. The table below holds the replies.',
} as const;

/** The search dialog and the search page. */
export const SEARCH_WORDS = {
  name: 'Search',
  field: 'Describe it, or paste the error line',
  example: 'keeps asking for my password',
  stays: 'What you type stays in this browser.',
  hint: 'Describe it, or paste the error line. It stays in this browser.',
  short: 'Search, or paste an error',
  find: 'Find the fix',
  close: 'Close',
  more: 'Show more',
  index: 'index of fixes',
  /** Each stands before the link to the index. */
  failed: 'Search could not load. All fixes stand in the ',
  none: 'Nothing found for these words. All fixes stand in the ',
  missing: 'Search could not load. The button opens the index of fixes.',
  read: (typed: string, read: string) => `“${typed}” read as “${read}”. `,
  count: (count: number, shown: number) =>
    `${count === 1 ? '1 result' : `${count} results`}${count > shown ? `, the best ${shown} shown` : ''}. `,
  unsure: 'These words fit many cases: name the program, paste the error line, or ',
  start: 'start from what you see',
  matches: 'Matches: ',
  reader: 'Reader',
  software: 'Software',
  any: 'Any',
  kinds: {
    fix: 'Fix',
    scenario: 'Scenario',
    guide: 'Guide',
    lab: 'Lab',
    proof: 'Proof',
    desk: 'For support',
  },
} as const;

/** The recap of all causes. */
export const RECAP_WORDS = {
  filter: 'Show rows for',
  everyone: 'Everyone',
  /** `{rows}` is their number. */
  shown: '{rows} rows',
} as const;

/** The lab and its simulators. */
export const LAB_WORDS = {
  missing: 'The switches could not be loaded. What stands here is the same exchange without them.',
  failed: 'This browser could not compute the answer. The exchange below is the one before.',
  open: 'Open it in the lab',
  change: 'Change the request',
  form: 'The exchange',
  sides: { server: 'Server', client: 'Client', way: 'The way between them', clock: 'Clock' },
  messages: 'Messages',
  hidden: 'Hidden',
  pick: 'Pick the status that you expect.',
  caption: (title: string, caption: string) => `${title}: ${caption}, computed in this page`,
  deciding: 'deciding line: ',
  why: 'Why the server said so',
  fix: (id: string) => `Fix ${id.toUpperCase()}`,
  network: 'What the network saw',
  script: 'What the script sees',
  rejected: 'no status: the promise is rejected',
  headers: 'Headers',
  noHeaders: 'No headers.',
  client: 'What the client makes of it',
  token: 'The token',
  proof: 'The proof',
  decoded: (what: string) => `${what}, decoded; nothing here checks its signature`,
  parts: { header: 'Header', payload: 'Payload' },
  close: 'Close',
  steps: 'Steps of the exchange',
  back: '‹ Back',
  next: 'Next ›',
  preset: 'Preset ',
  own: 'your own',
  showFixed: 'Show it fixed',
  showBroken: 'Show it broken',
  predict: 'Predict first',
  question: 'Which status will the server answer in the end?',
  right: (status: number) => `Right: ${status}.`,
  wrong: (picked: string, status: number) => `Not ${picked}: the server answers ${status}.`,
  copy: {
    link: ['Copy link', 'The link is copied.'],
    curl: ['Copy as curl', 'The command is copied.'],
    fetch: ['Copy as fetch', 'The call is copied.'],
    http: ['Copy as HTTP', 'The messages are copied.'],
    har: ['Download HAR', 'The file is downloaded.'],
    blocked: 'That did not work: this browser blocks it.',
    devtools: 'Try in DevTools',
  },
} as const;

/** The lab's server inside the browser. */
export const DEVTOOLS_WORDS = {
  buttons: { start: 'Start', forget: 'Forget everything', stop: 'Stop and remove' },
  console: 'Console',
  terminal: 'Terminal',
  none: 'Not supported: this browser keeps service workers off here, as some do in private windows and all do without HTTPS.',
  stopped: 'Not started.',
  starting: 'Starting …',
  /** Stands before the reason. */
  blocked: 'Blocked: the browser refused it. ',
  past: 'Started, but this page was reloaded past it. Reload it once more, without Shift.',
  /** `{scope}` is the address of the lab. */
  ready: 'Ready: fetch() calls to {scope} are answered in this browser.',
  forgotten: 'Ready: all nonces and signatures that were seen are forgotten.',
  removed: 'Removed. It answers this page until you leave it, and nothing after that.',
} as const;

/** What a link to a page shows where it is pasted: its labels and its picture. */
export const CARD_WORDS = {
  cause: 'Cause',
  provenOn: 'Proven on',
  notRun: 'Not run here',
  tagline: 'The HTTP 401 error, explained and fixed',
  /** What a search engine asks, a row of the recap answers it. */
  question: (cause: string) => `What fixes a 401 whose cause is “${cause}”?`,
} as const;

/** For owners of APIs: what stands in their 401, and which errors lead to which fix. */
export const API_WORDS = {
  heading: 'In your API’s own 401',
  lede: 'Your API refuses for this reason? Send its callers here: a parameter of the challenge, a member of the problem document, a header.',
  code: 'Code for eight servers',
  notRun: 'Not run here',
  ran: (program: string) => `Ran on ${program}`,
  errors: {
    title: 'Errors of libraries and programs',
    description:
      'Which fix belongs to which error message of a library, server or tool: jsonwebtoken, jose, PyJWT, Apache, nginx, npm and more.',
    columns: ['Error', 'Fix', 'Backed by'],
    seen: 'seen in a recording',
    cited: 'source',
  },
} as const;

/** The page at an address that moved. */
export const MOVED_WORDS = {
  title: (address: string) => `${address} has moved`,
  description: (title: string) => `What stood here is now at: ${title}`,
  now: 'It is now here:',
} as const;
