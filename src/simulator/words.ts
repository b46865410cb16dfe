import type { StepId, TraceStep } from '#http-auth/trace.ts';
import type { Outcome } from '#http-auth/types.ts';

type Words = string | ((step: TraceStep) => string);

/** `passed` is null for a check that is not worth a line while it passes. */
const WORDS: Readonly<Record<StepId, { readonly passed: Words | null; readonly failed: Words }>> = {
  'request.credentials': { passed: present, failed: missing },
  'authorization.single': { passed: null, failed: 'The request has more than one Authorization header' },
  'authorization.grammar': { passed: null, failed: 'The Authorization header is malformed' },
  'authorization.scheme': {
    passed: ({ observed }) => `The scheme is ${observed}, as asked for`,
    failed: ({ observed, expected }) => `The header says ${observed} where the server accepts ${expected}`,
  },
  'basic.base64': {
    passed: 'The text behind the scheme is base64',
    failed: 'The text behind the scheme is not base64',
  },
  'basic.utf8': { passed: null, failed: 'The decoded text is not UTF-8' },
  'basic.colon': {
    passed: 'A colon parts user name and password',
    failed: 'No colon parts user name and password',
  },
  'basic.control': { passed: null, failed: 'The decoded text holds control characters' },
  'basic.password': {
    passed: 'User name and password are right',
    failed: 'The user name or the password is wrong',
  },
  'bearer.token': { passed: null, failed: 'The header holds no token' },
  'bearer.jwt.segments': {
    passed: 'The token has three parts',
    failed: ({ observed }) => `A token has three parts and this one has ${observed}`,
  },
  'bearer.jwt.base64url': { passed: null, failed: 'A part of the token is not base64url' },
  'bearer.jwt.header': { passed: null, failed: 'The first part of the token is no JSON object' },
  'bearer.jwt.crit': { passed: null, failed: 'The token needs an extension that the server does not have' },
  'bearer.jwt.typ': { passed: null, failed: 'The token is not typed as an access token' },
  'bearer.jwt.alg': {
    passed: ({ observed }) => `The algorithm is ${observed}, as agreed`,
    failed: ({ expected }) => `The algorithm is not ${expected}`,
  },
  'bearer.jwt.key': { passed: null, failed: 'The server has no key for this token' },
  'bearer.jwt.signature': {
    passed: 'The signature matches the key of the server',
    failed: 'The signature of the token does not match the key of the server',
  },
  'bearer.jwt.payload': { passed: null, failed: 'The second part of the token is no JSON object' },
  'bearer.jwt.iss': {
    passed: ({ observed }) => `iss is ${observed}`,
    failed: ({ expected }) => `iss is not ${expected}`,
  },
  'bearer.jwt.aud': {
    passed: ({ observed }) => `aud is ${observed}`,
    failed: ({ expected }) => `aud is not ${expected}`,
  },
  'bearer.jwt.exp': {
    passed: ({ observed, expected }) => `exp is ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? 'The token does not say when it expires'
        : `The token expired at ${time(observed)} and it is ${time(expected)} now`,
  },
  'bearer.jwt.nbf': {
    passed: null,
    failed: ({ observed }) => `The token is not valid before ${time(observed)}`,
  },
  'bearer.jwt.iat': { passed: null, failed: 'The token was issued in the future' },
  'bearer.jwt.sub': { passed: null, failed: 'The token does not say whom it stands for' },
  'api-key.value': { passed: 'The server knows the key', failed: 'The server does not know the key' },
  'cookie.session': {
    passed: 'The server knows the session',
    failed: 'The server does not know the session in the cookie',
  },
  'cookie.expiry': {
    passed: ({ observed, expected }) =>
      `The session ends at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      `The session ended at ${time(observed)} and it is ${time(expected)} now`,
  },
  'resource.scope': {
    passed: ({ expected }) => `The credentials allow ${expected}`,
    failed: ({ expected }) => `The credentials do not allow ${expected}`,
  },
};

/** Where the server looks: "Authorization Bearer", "X-API-Key" or "Cookie session". */
function place({ expected = '' }: TraceStep): string {
  const [header = '', name = ''] = expected.split(' ');
  return header === 'Cookie' ? `cookie named ${name}` : `${header} header`;
}

function present(step: TraceStep): string {
  return `The request has the ${place(step)}`;
}

function missing(step: TraceStep): string {
  return step.observed === undefined
    ? `The request has no ${place(step)}`
    : `The secret is in the Authorization header where the server reads the ${place(step)}`;
}

/** "11:55:00 UTC" of "after 2026-11-24T11:55:00Z". */
function time(text = ''): string {
  return `${/T([\d:]+)Z/.exec(text)?.[1] ?? text} UTC`;
}

/** What a step of the trace says, or null for a check that passed and needs no line, or did not apply. */
export function stepWords(step: TraceStep): string | null {
  const { passed, failed } = WORDS[step.step];
  const words = step.verdict === 'pass' ? passed : step.verdict === 'fail' ? failed : null;
  return typeof words === 'function' ? words(step) : words;
}

const ANSWERS: Readonly<Record<Outcome, string>> = {
  authenticated: 'and hands over what was asked for',
  'no-credentials': 'and asks for credentials in WWW-Authenticate',
  'unsupported-scheme': 'and names the scheme it wants in WWW-Authenticate',
  'invalid-request': 'and says invalid_request',
  'invalid-credentials': 'and asks again in WWW-Authenticate',
  'invalid-token': 'and says invalid_token in WWW-Authenticate',
  'insufficient-scope': 'and refuses',
};

/** One sentence on the whole exchange: what decided, and what the server answered. */
export function outcomeWords(outcome: Outcome, status: number, decisive: TraceStep | undefined): string {
  const why = (decisive && stepWords(decisive)) ?? 'Every check passed';
  return `${why}, so the server answers ${status} ${ANSWERS[outcome]}.`;
}
