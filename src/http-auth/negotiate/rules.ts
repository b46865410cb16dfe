/** The checks of negotiate credentials, in the order taken. */
export const NEGOTIATE_RULES = {} as const;
