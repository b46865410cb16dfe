/**
 * A text with every byte of its UTF-8 but letters, digits, `-`, `.`, `_` and `~` as %XX, in upper case: how OAuth 1.0
 * (RFC 5849 §3.6) and AWS encode. Half a surrogate pair becomes U+FFFD.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
