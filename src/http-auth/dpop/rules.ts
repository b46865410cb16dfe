/** The checks of dpop credentials, in the order taken. */
export const DPOP_RULES = {} as const;
