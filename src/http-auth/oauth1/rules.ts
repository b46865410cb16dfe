/** The checks of oauth1 credentials, in the order taken. */
export const OAUTH1_RULES = {} as const;
