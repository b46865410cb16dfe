/** The longest text that is taken for words somebody typed. */
const LONGEST_TYPED = 160;

/**
 * Whether a text looks pasted from a program: several lines, a message, a token, a command, JSON. Such a text can
 * hold a secret and does not go into an address.
 */
export function isPaste(text: string): boolean {
  return (
    text.length > LONGEST_TYPED ||
    /\n|HTTP\/\d|\beyJ[\w-]{8}|^\s*curl\s|[{}]|^\s*(?:authorization|cookie|set-cookie)\s*:/im.test(text) ||
    /\b(?:basic|bearer)\s+[\w+/.=-]{12,}/i.test(text)
  );
}
