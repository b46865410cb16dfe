/** What a token of Negotiate or NTLM is, as far as its first bytes say. */
export const TOKEN_KINDS = [
  'SPNEGO',
  'SPNEGO with NTLM',
  'SPNEGO, further message',
  'Kerberos',
  'NTLM type 1',
  'NTLM type 2',
  'NTLM type 3',
  'unknown',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Object identifiers in DER, tag and length included: SPNEGO (RFC 4178 §4), Kerberos and its variant by Microsoft. */
const SPNEGO = '06062b0601050502';
const KERBEROS = ['06092a864886f712010202', '06092a864882f712010202'];
const NTLMSSP = 'NTLMSSP\0';

/** The most characters of a token that are looked at; what tells the kinds apart stands in the first. */
const LOOKED_AT = 4096;

/** The kind of a token68, or null when it is no base64. */
export function tokenKind(token68: string): TokenKind | null {
  if (token68.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token68)) return null;
  const text = atob(token68.slice(0, LOOKED_AT));
  if (text.startsWith(NTLMSSP)) return ntlmKind(text);
  // NegTokenResp, and NegTokenInit without the wrapping of GSS-API (RFC 4178 §4.2).
  if (text.startsWith('\xA1')) return 'SPNEGO, further message';
  if (text.startsWith('\xA0')) return withNtlm(text);
  // AP-REQ without the wrapping (RFC 4120 §5.5.1).
  if (text.startsWith('\x6E')) return 'Kerberos';
  return text.startsWith('\x60') ? wrappedKind(text) : 'unknown';
}

/** The message type is a little-endian number of 4 bytes behind the signature. */
function ntlmKind(text: string): TokenKind {
  const [type = 0, ...zeros] = Array.from(text.slice(8, 12), (char) => char.charCodeAt(0));
  if (zeros.length !== 3 || zeros.some((byte) => byte !== 0)) return 'unknown';
  return TOKEN_KINDS.find((kind) => kind === `NTLM type ${type}`) ?? 'unknown';
}

/** The first token of a GSS-API mechanism names it behind tag and length (RFC 2743 §3.1). */
function wrappedKind(text: string): TokenKind {
  const length = text.charCodeAt(1);
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f);
  const mechanism = Array.from(text.slice(start, start + 11), (char) =>
    char.charCodeAt(0).toString(16).padStart(2, '0'),
  ).join('');
  if (mechanism.startsWith(SPNEGO)) return withNtlm(text);
  return KERBEROS.includes(mechanism) ? 'Kerberos' : 'unknown';
}

function withNtlm(text: string): TokenKind {
  return text.includes(NTLMSSP) ? 'SPNEGO with NTLM' : 'SPNEGO';
}
