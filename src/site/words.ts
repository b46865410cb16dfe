import type { CopyFormat } from './copy-formats.ts';

/*
 * The words of the interface, one object for each part of it: a script that needs one part does not load the others.
 * What takes a value is a function.
 */

/** "Copy link" and the forms beside it. */
export const COPY_WORDS = {
  link: 'Copy link',
  linkTo: (title: string) => `Copy link to “${title}”`,
  linkToStep: (step: number) => `Copy link to step ${step}`,
  more: 'Copy in another form',
  copied: 'Copied',
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
