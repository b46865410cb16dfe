/** The checks of digest credentials, in the order taken. */
export const DIGEST_RULES = {} as const;
