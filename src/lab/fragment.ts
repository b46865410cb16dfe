import { FIELDS } from './fields.ts';
import { initialState } from './initial.ts';
import { stateOf } from './state.ts';
import type { Field, LabState } from './types.ts';
import {
  API_KEY,
  APP_PASSWORD,
  PASSWORD,
  SESSION_ID,
  STRAY_TOKEN,
  WRONG_API_KEY,
  WRONG_PASSWORD,
  WRONG_SESSION_ID,
} from './world.ts';

const VERSION = '1';
/** Values that are longer in a link are left out. */
const MOST_VALUE = 500;
/** Longer links are not read. */
const MOST_LINK = 20_000;

/** Takes the place of a secret. */
const HIDDEN = '@hidden';

/** Invented secrets have names in links; the names are never changed. */
const NAMED: Readonly<Record<string, readonly (readonly [name: string, value: string])[]>> = {
  password: [
    ['@right', PASSWORD],
    ['@wrong', WRONG_PASSWORD],
    ['@app', APP_PASSWORD],
  ],
  token: [['@stray', STRAY_TOKEN]],
  authorization: [['@stray', `Bearer ${STRAY_TOKEN}`]],
  'api-key': [
    ['@right', API_KEY],
    ['@wrong', WRONG_API_KEY],
  ],
  session: [
    ['@right', SESSION_ID],
    ['@wrong', WRONG_SESSION_ID],
  ],
};

/** What a field shows whose secret the link did not carry. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  authorization: 'Bearer your-token',
  token: 'your-token',
  body: '',
};

/**
 * A state as the fragment of a link, without the `#`: a version, and what differs from the initial state. A secret
 * that was typed never gets into it; a placeholder stands for it. At most some 8,000 characters.
 */
export function writeFragment(state: LabState): string {
  const pairs = FIELDS.flatMap((field) => {
    const value = state[field.name];
    if (value === initialState[field.name]) return [];
    const written = field.secret ? nameOf(field, value) : value;
    const encoded = encode(written);
    return encoded.length > MOST_VALUE ? [] : [`${field.name}=${encoded}`];
  });
  return [`v=${VERSION}`, ...pairs].join('&');
}

/**
 * What a link says, and a sentence for each part of it that could not be read or was left out on purpose. What is wrong
 * with a value that could be read, `play` says.
 */
export interface ReadLink {
  readonly state: LabState;
  readonly sentences: readonly string[];
}

/**
 * Reads a fragment, with or without its `#`. Links of every version stay readable. What is malformed gets a sentence,
 * and the rest is kept; nothing throws.
 */
export function readFragment(text: string): ReadLink {
  const fragment = text.replace(/^#/, '');
  if (fragment === '') return { state: initialState, sentences: [] };
  if (fragment.length > MOST_LINK) {
    return {
      state: initialState,
      sentences: ['The link is too long to be one of the lab: it was not read.'],
    };
  }
  const sentences: string[] = [];
  const changes: Partial<Record<Field['name'], string>> = {};
  for (const pair of fragment.split('&').filter(Boolean)) {
    const { name, value } = readPair(pair);
    if (name === 'v') {
      if (value !== VERSION) sentences.push('The link is of a newer version: what is known of it was read.');
      continue;
    }
    const field = FIELDS.find((each) => each.name === name);
    if (field === undefined || value === null) {
      sentences.push(
        field === undefined
          ? `The link names “${cut(name)}”, which the lab does not have: it was left out.`
          : `What the link says about “${field.label}” is malformed: it was left out.`,
      );
      continue;
    }
    changes[field.name] = field.secret ? readSecret(field, value, sentences) : value;
  }
  return { state: stateOf(changes), sentences };
}

function nameOf({ name }: Field, value: string): string {
  if (value === '') return '';
  return NAMED[name]?.find(([, each]) => each === value)?.[0] ?? HIDDEN;
}

/** A value that is no name of an invented one is never taken: a link cannot bring a secret in. */
function readSecret({ name, label }: Field, value: string, sentences: string[]): string {
  if (value === '') return '';
  const named = NAMED[name]?.find(([each]) => each === value);
  if (named !== undefined) return named[1];
  sentences.push(`Links carry no secrets: type the value of “${label}” yourself.`);
  return PLACEHOLDERS[name] ?? `your-${name}`;
}

function readPair(pair: string): { name: string; value: string | null } {
  const equals = pair.indexOf('=');
  const name = equals < 0 ? pair : pair.slice(0, equals);
  if (equals < 0) return { name, value: null };
  try {
    return { name, value: decodeURIComponent(pair.slice(equals + 1).replaceAll('+', ' ')) };
  } catch {
    return { name, value: null };
  }
}

/** Readable in a link: signs that a fragment may hold stay (RFC 3986 §3.5), save those that part pairs. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/%(?:3A|2F|3F|40)/g, decodeURIComponent)
    .replaceAll('%20', '+');
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
