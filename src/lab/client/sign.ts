/** What signs tokens: a part of its own, loaded with the first token. */
export { encodeSegment } from '#http-auth/jwt/compact.ts';
export { signCompact } from '#http-auth/jwt/sign.ts';
