import { type ClaimRules, failedClaim } from '#http-auth/jwt/claim-set.ts';
import { verifyJws } from '#http-auth/jwt/jws.ts';
import { type Fields, isFields, text, texts } from './case.ts';

/** Verifies a signature, or checks claims as those of a token whose signature has been checked. */
export async function answerJwt(input: Fields): Promise<Fields | null> {
  const { op, jwk } = input;
  if (op === 'jws-verify') {
    const { ok: valid } = await verifyJws(text(input, 'jws'), isFields(jwk) ? jwk : {});
    return { valid };
  }
  return op === 'claims' ? answerClaims(input) : null;
}

function answerClaims({ header, claims, options, now }: Fields): Fields {
  const asked = isFields(options) ? options : {};
  const head = isFields(header) ? header : {};
  const algorithms = texts(asked, 'algorithms');
  if (algorithms?.includes(text(head, 'alg')) === false) return { valid: false, failedCheck: 'alg' };
  const failed = failedClaim(head, claims, rulesOf(asked), Number(now));
  return failed === null ? { valid: true } : { valid: false, failedCheck: failed };
}

function rulesOf(options: Fields): ClaimRules {
  return {
    issuers: texts(options, 'issuer'),
    audiences: texts(options, 'audience'),
    subject: texts(options, 'subject')?.[0],
    type: texts(options, 'typ')?.[0],
    required: texts(options, 'requiredClaims'),
    maxAge: seconds(options['maxTokenAge']),
    skew: seconds(options['clockTolerance']),
  };
}

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** A number of seconds, or a text such as "30s" or "2 minutes". */
function seconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const [, amount, unit = 's'] =
    /^\s*(\d+(?:\.\d+)?)\s*([smhdw])?[a-z]*\s*$/i.exec(typeof value === 'string' ? value : '') ?? [];
  const known = Object.entries(UNITS).find(([name]) => name === unit.toLowerCase());
  return amount === undefined || known === undefined ? undefined : Number(amount) * known[1];
}
