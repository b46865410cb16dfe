/** The checks of hmac credentials, in the order taken. */
export const HMAC_RULES = {} as const;
