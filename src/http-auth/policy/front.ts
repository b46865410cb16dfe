import { fieldValues } from '../fields.ts';
import type { Incoming, Refusal } from '../types.ts';

/** The request as a proxy judges it: without the fields that are none of its business (RFC 9110 §11.7.2). */
export function forProxy(request: Incoming): Incoming {
  const lines = fieldValues(request, 'Proxy-Authorization').map(
    (value) => ['Proxy-Authorization', value] as const,
  );
  return { ...request, lines };
}

/** The refusal of a proxy: 407 in the place of 401 (RFC 9110 §15.5.8). */
export function proxyRefusal(refusal: Refusal): Refusal {
  return refusal.status === 401 ? { ...refusal, status: 407 } : refusal;
}
