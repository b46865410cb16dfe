import type { Entry, Har, Header } from 'har-format';
import { headerOf, type WireMessage } from '#wire/message.ts';
import { FIRST_CLOCK } from '../play.ts';
import type { Play, PlayStep } from '../types.ts';
import { safeStep } from './safe.ts';

/**
 * A play as an HTTP archive 1.2, with placeholders for typed secrets.
 *
 * @param started - when it was played, in milliseconds since 1970-01-01T00:00:00Z
 * @param creator - the name of the site
 */
export function asHar({ steps }: Play, started: number = FIRST_CLOCK, creator = 'lab'): Har {
  const entries = steps.map((step, at) => entryOf(safeStep(step), started + at));
  return { log: { version: '1.2', creator: { name: creator, version: '1' }, entries } };
}

function entryOf({ title, url, request, response, status }: PlayStep, at: number): Entry {
  const [method = 'GET'] = request.startLine.split(' ');
  const type = headerOf(request, 'Content-Type') ?? '';
  const location = headerOf(response, 'Location') ?? '';
  return {
    startedDateTime: dateOf(at),
    time: 0,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: cookiesOf(request),
      headers: headersOf(request),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: bytes(request.body),
      ...(request.body === '' ? {} : { postData: { mimeType: type, text: request.body } }),
    },
    response: {
      status,
      statusText: response.startLine.replace(/^\S+ \d+ ?/, ''),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(response),
      content: {
        size: bytes(response.body),
        mimeType: headerOf(response, 'Content-Type') ?? '',
        text: response.body,
      },
      redirectURL: location,
      headersSize: -1,
      bodySize: bytes(response.body),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: title,
  };
}

function headersOf({ headers }: WireMessage): Header[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function cookiesOf(request: WireMessage): { name: string; value: string }[] {
  const pairs = (headerOf(request, 'Cookie') ?? '').split('; ').filter(Boolean);
  return pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return { name: pair.slice(0, Math.max(equals, 0)), value: pair.slice(equals + 1) };
  });
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function dateOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? new Date(FIRST_CLOCK).toISOString() : date.toISOString();
}
