/** Which field the parameters stand in: a challenge, credentials, or Authentication-Info. */
export type Place = 'challenge' | 'credentials' | 'info';

/** `quoted`: always a quoted-string. `bare`: a token. `raw`: as it is, against the grammar. */
export type Form = 'quoted' | 'bare' | 'raw';

/** Who writes which parameters how; the first row that fits counts. A row without `place` holds for all of them. */
const ROWS: readonly { scheme: RegExp; names: RegExp; place?: RegExp; form: Form }[] = [
  // RFC 7616 §3.3, §3.4, §3.5: qop is a list in a challenge only.
  { scheme: /^digest$/i, names: /^(?:stale|algorithm|nc)$/i, form: 'bare' },
  { scheme: /^digest$/i, names: /^qop$/i, place: /^(?:credentials|info)$/, form: 'bare' },
  {
    scheme: /^digest$/i,
    names: /^(?:realm|domain|nonce|opaque|qop|username|uri|response|c?nonce|nextnonce|rspauth)$/i,
    form: 'quoted',
  },
  // RFC 7617 §2, RFC 6750 §3, RFC 9449 §7.1, RFC 5849 §3.5.1.
  { scheme: /^(?:basic|bearer|dpop|oauth)$/i, names: /^/, form: 'quoted' },
  // AWS reads no quotes; its values hold "/" and ";", which no token does.
  { scheme: /^aws4-/i, names: /^/, place: /^credentials$/, form: 'raw' },
  // RFC 9110 §11.5.
  { scheme: /^/, names: /^realm$/i, form: 'quoted' },
];

/** How a scheme writes a parameter in a field, or null when its own `quoted` decides. */
export function formOf(scheme: string, place: Place, name: string): Form | null {
  const row = ROWS.find(
    (each) => each.scheme.test(scheme) && each.names.test(name) && (each.place?.test(place) ?? true),
  );
  return row?.form ?? null;
}
