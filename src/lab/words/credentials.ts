import type { CREDENTIALS_RULES } from '#http-auth/credentials/rules.ts';
import type { TraceStep } from '#http-auth/trace.ts';
import type { Words } from './words-of.ts';

export const CREDENTIALS_WORDS: Words<typeof CREDENTIALS_RULES> = {
  'request.credentials': { passed: present, failed: missing },
  'authorization.single': { passed: null, failed: 'The request has more than one Authorization header' },
  'authorization.grammar': { passed: null, failed: 'The Authorization header is malformed' },
  'authorization.scheme': {
    passed: ({ observed }) => `The scheme is ${observed}, as asked for`,
    failed: ({ observed, expected }) => `The header says ${observed} where the server accepts ${expected}`,
  },
};

/** Where the server looks: "Authorization Bearer", "X-API-Key", "query access_token" or "Cookie session". */
function place({ expected = '' }: TraceStep): string {
  const [header = '', name = ''] = expected.split(' ');
  if (header === 'query' || header === 'form') return `${name} in the ${header}`;
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
