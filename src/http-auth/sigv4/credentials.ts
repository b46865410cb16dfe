import { param } from '../grammar/format.ts';
import { readCredentials } from '../grammar/lenient.ts';
import type { Credentials } from '../grammar/types.ts';

/** The three parameters of the Authorization header, taken apart. */
export interface SigV4Credentials {
  readonly keyId: string;
  /** Date, region, service and the last word, as sent. */
  readonly scope: readonly [date: string, region: string, service: string, end: string];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Slashes and semicolons stand in no token, so that the strict grammar refuses every AWS signature. */
export function readSigV4(fieldValue: string): Credentials | null {
  return readCredentials(fieldValue, 'wire').value;
}

/** Null when one is missing, doubled or malformed. An access key id may hold slashes: the scope is what comes last. */
export function takeApart(credentials: Credentials): SigV4Credentials | null {
  const names = credentials.params.map(({ name }) => name.toLowerCase());
  if (new Set(names).size !== names.length) return null;
  const pieces = (param(credentials, 'Credential') ?? '').split('/');
  const [date = '', region = '', service = '', end = ''] = pieces.slice(-4);
  const keyId = pieces.slice(0, -4).join('/');
  const signedHeaders = (param(credentials, 'SignedHeaders') ?? '').split(';');
  const signature = param(credentials, 'Signature') ?? '';
  const formed = keyId !== '' && signedHeaders.every((name) => /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name));
  if (!formed || !/^[0-9a-f]{64}$/.test(signature)) return null;
  return { keyId, scope: [date, region, service, end], signedHeaders, signature };
}
