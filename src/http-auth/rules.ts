import { API_KEY_RULES } from './api-key/rules.ts';
import { BASIC_RULES } from './basic/rules.ts';
import { BEARER_RULES } from './bearer/rules.ts';
import { COOKIE_RULES } from './cookie/rules.ts';
import { CREDENTIALS_RULES } from './credentials/rules.ts';
import { DIGEST_RULES } from './digest/rules.ts';
import { DPOP_RULES } from './dpop/rules.ts';
import { HMAC_RULES } from './hmac/rules.ts';
import { JWT_RULES } from './jwt/rules.ts';
import { NEGOTIATE_RULES } from './negotiate/rules.ts';
import { OAUTH1_RULES } from './oauth1/rules.ts';
import { POLICY_RULES } from './policy/rules.ts';
import { SIGV4_RULES } from './sigv4/rules.ts';

/** Every check of the engine and the rule it applies. The ids are stable: words and links hang on them. */
export const RULES = {
  ...CREDENTIALS_RULES,
  ...POLICY_RULES,
  ...BASIC_RULES,
  ...DIGEST_RULES,
  ...BEARER_RULES,
  ...JWT_RULES,
  ...DPOP_RULES,
  ...API_KEY_RULES,
  ...COOKIE_RULES,
  ...HMAC_RULES,
  ...SIGV4_RULES,
  ...OAUTH1_RULES,
  ...NEGOTIATE_RULES,
} as const satisfies Readonly<Record<string, string>>;
