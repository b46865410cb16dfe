import type { WireMessage } from '#wire/message.ts';
import type { Play } from '../types.ts';
import { safeStep } from './safe.ts';

/** The messages of a play as HTTP/1.1 text, a comment line before each step; placeholders for typed secrets. */
export function asHttp({ steps }: Play): string {
  return steps
    .map(safeStep)
    .map(({ title, request, response }, at) =>
      [`# ${at + 1}. ${title}`, messageText(request), messageText(response)].join('\n'),
    )
    .join('\n');
}

/** One message as text: its lines, an empty line, its body. */
export function messageText({ startLine, headers, body }: WireMessage): string {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join('\n')}\n\n${body === '' ? '' : `${body}\n`}`;
}
