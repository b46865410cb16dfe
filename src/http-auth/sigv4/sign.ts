import { sha256Hex } from '../hmac/crypto.ts';
import type { FieldLine, Incoming, NumericDate } from '../types.ts';
import { scopeText, sigv4Signature } from './canonical.ts';
import { amzDate } from './date.ts';

export interface SigV4Signing {
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
  readonly service: string;
  /** The client's clock. */
  readonly now: NumericDate;
}

/**
 * The headers that sign a request by AWS Signature Version 4: X-Amz-Date, for S3 also X-Amz-Content-Sha256, and
 * Authorization. Host and every x-amz- header of the request are signed; the request itself stays as it is.
 */
export async function signSigV4(request: Incoming, signing: SigV4Signing): Promise<readonly FieldLine[]> {
  const { keyId, secret, region, service } = signing;
  const date = amzDate(signing.now);
  const payload = await sha256Hex(request.body);
  const added: readonly FieldLine[] = [
    ['X-Amz-Date', date],
    ...(service === 's3' ? [['X-Amz-Content-Sha256', payload] as const] : []),
  ];
  const lines = [...request.lines, ...added];
  const amz = lines.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith('x-amz-'));
  const signedHeaders = [...new Set(['host', ...amz])].sort();
  const scope = { date: date.slice(0, 8), region, service };
  const signature = await sigv4Signature(
    { ...request, lines },
    { scope, date, signedHeaders, payload },
    secret,
  );
  const credentials = [
    `Credential=${keyId}/${scopeText(scope)}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${signature}`,
  ];
  return [...added, ['Authorization', `AWS4-HMAC-SHA256 ${credentials.join(', ')}`]];
}
