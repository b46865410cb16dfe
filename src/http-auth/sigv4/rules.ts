/** The checks of sigv4 credentials, in the order taken. */
export const SIGV4_RULES = {} as const;
