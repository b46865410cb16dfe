import type { FieldLine, Incoming } from '#http-auth/types.ts';
import type { LabState } from '../types.ts';
import { HOST, PUBLIC_TARGET, TARGET, TEST_ORIGIN } from '../world.ts';

/** The request of a playable state, before anything is added to it. */
export function plainRequest(state: LabState): Incoming {
  const { method, address, transport } = state;
  const host = address === 'test' ? new URL(TEST_ORIGIN).host : HOST;
  const text = method === 'GET' || method === 'HEAD' ? '' : state.body;
  const body = new TextEncoder().encode(text);
  const type: readonly FieldLine[] = body.length === 0 ? [] : [['Content-Type', bodyType(text)]];
  const lines: readonly FieldLine[] = [['Host', host], ...type];
  return {
    method,
    target: address === 'public' ? PUBLIC_TARGET : TARGET,
    origin: `${transport}://${host}`,
    lines,
    body,
  };
}

/** The same request with further field lines. */
export function withLines(request: Incoming, lines: readonly FieldLine[]): Incoming {
  return { ...request, lines: [...request.lines, ...lines] };
}

/** The same request with a parameter added to its query. */
export function withQuery(request: Incoming, name: string, value: string): Incoming {
  const between = request.target.includes('?') ? '&' : '?';
  return { ...request, target: `${request.target}${between}${name}=${encodeURIComponent(value)}` };
}

/** The same request as a form with one parameter, which needs a method with a body. */
export function withForm(request: Incoming, name: string, value: string): Incoming {
  const body = new TextEncoder().encode(`${name}=${encodeURIComponent(value)}`);
  const others = request.lines.filter(([line]) => line !== 'Content-Type');
  return { ...request, lines: [...others, ['Content-Type', 'application/x-www-form-urlencoded']], body };
}

/** JSON when it reads as JSON; a form when it looks like one; else text. */
function bodyType(text: string): string {
  if (/^\s*[[{]/.test(text)) return 'application/json';
  return /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/.test(text)
    ? 'application/x-www-form-urlencoded'
    : 'text/plain;charset=UTF-8';
}
