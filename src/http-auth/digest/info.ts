import { formatAuthParams } from '../grammar/format.ts';
import type { AuthParam } from '../grammar/types.ts';
import type { FieldLine } from '../types.ts';
import { type DigestInput, digestRspauth } from './response.ts';

/**
 * The Authentication-Info field of a successful answer, quoted as RFC 7616 §3.5 demands. `rspauth` proves that the
 * server knows the password too; with `auth-int` it covers `content`, the body of the answer. Without `qop` there is
 * nothing to say of `qop`, `cnonce` and `nc`.
 */
export function authenticationInfo(
  request: DigestInput,
  content: Uint8Array,
  nextnonce: string | null,
): FieldLine {
  const { qop, cnonce, nc } = request;
  const ofQop: readonly AuthParam[] =
    qop === null
      ? []
      : [
          { name: 'qop', value: qop, quoted: false },
          { name: 'cnonce', value: cnonce, quoted: true },
          { name: 'nc', value: nc, quoted: false },
        ];
  const params: readonly AuthParam[] = [
    { name: 'rspauth', value: digestRspauth({ ...request, body: content }), quoted: true },
    ...ofQop,
    ...(nextnonce === null ? [] : [{ name: 'nextnonce', value: nextnonce, quoted: true }]),
  ];
  return ['Authentication-Info', formatAuthParams(params, 'Digest')];
}
