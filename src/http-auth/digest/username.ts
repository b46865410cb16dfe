const FORM = /^utf-8'[A-Za-z0-9-]*'((?:[A-Za-z0-9!#$&+\-.^_`|~]|%[0-9A-Fa-f]{2})*)$/i;

/** Whether a user name can stand in the quoted `username`; others need `username*` (RFC 7616 §3.4). */
export function isPlainUsername(username: string): boolean {
  return /^[ -~]*$/.test(username);
}

/** Writes a user name as the value of `username*`: UTF-8, percent-encoded (RFC 8187 §3.2.1). */
export function encodeUsername(username: string): string {
  const bytes = Array.from(new TextEncoder().encode(username), (byte) => {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9!#$&+\-.^_`|~]/.test(char)
      ? char
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `UTF-8''${bytes.join('')}`;
}

/** Reads the value of `username*`, or returns null when it is not UTF-8 in that form (RFC 8187 §3.2.1). */
export function decodeUsername(value: string): string | null {
  const encoded = FORM.exec(value)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
