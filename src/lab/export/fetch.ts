import type { PlayStep } from '../types.ts';
import { safeStep } from './safe.ts';

/** Headers that a script cannot set, or that fetch() makes itself. */
const FORBIDDEN = /^(?:host|cookie|content-length|origin|proxy-.*|access-control-request-.*)$/i;

/** The request of a step as a call of fetch() for a console; placeholders for typed secrets. */
export function asFetch(step: PlayStep): string {
  const { url, request } = safeStep(step);
  const [method = 'GET'] = request.startLine.split(' ');
  const headers = request.headers.filter(([name]) => !FORBIDDEN.test(name));
  const cookies = request.headers.some(([name]) => name === 'Cookie');
  const members = [
    ...(method === 'GET' ? [] : [`  method: ${literal(method)},`]),
    ...(headers.length === 0
      ? []
      : [
          '  headers: {',
          ...headers.map(([name, value]) => `    ${literal(name)}: ${literal(value)},`),
          '  },',
        ]),
    ...(request.body === '' ? [] : [`  body: ${literal(request.body)},`]),
    ...(cookies ? ["  credentials: 'include',"] : []),
  ];
  const options = members.length === 0 ? '' : `, {\n${members.join('\n')}\n}`;
  return `const response = await fetch(${literal(url)}${options});\nconsole.log(response.status, await response.text());\n`;
}

/** A text as a literal of JavaScript, safe in a page's script too. */
function literal(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  const quoted = inner.includes("'") ? `"${inner}"` : `'${inner.replaceAll('\\"', '"')}'`;
  return quoted.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
