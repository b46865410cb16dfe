import { createHash } from 'node:crypto';

const SEAL = /^seal: .*\n/m;

function parts(text: string): { readonly head: string; readonly rest: string; readonly found: string } {
  const headEnd = text.indexOf('\n\n') + 1;
  const head = text.slice(0, headEnd);
  return { head: head.replace(SEAL, ''), rest: text.slice(headEnd), found: SEAL.exec(head)?.[0] ?? '' };
}

function sealLine(head: string, rest: string): string {
  const hash = createHash('sha256').update(head, 'latin1').update(rest, 'latin1');
  return `seal: sha256:${hash.digest('hex')}\n`;
}

/** Puts the hash of everything else into the head of a recording (its text in latin1), after `files:`. */
export function seal(text: string): string {
  const { head, rest } = parts(text);
  return head.replace(/^files: .*\n/m, (files) => files + sealLine(head, rest)) + rest;
}

/** Whether a recording is as the runner wrote it, to the character: also in what no run can repeat. */
export function isSealed(text: string): boolean {
  const { head, rest, found } = parts(text);
  return found === sealLine(head, rest);
}
