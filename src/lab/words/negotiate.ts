import type { NEGOTIATE_RULES } from '#http-auth/negotiate/rules.ts';
import type { TokenKind } from '#http-auth/negotiate/token.ts';
import type { Words } from './words-of.ts';

const TOKENS: Readonly<Record<TokenKind, string>> = {
  SPNEGO: 'The token opens a negotiation (SPNEGO) and carries Kerberos or another mechanism',
  'SPNEGO with NTLM':
    'The token opens a negotiation (SPNEGO) and carries NTLM, so the client had no Kerberos ticket',
  'SPNEGO, further message': 'The token goes on with a negotiation (SPNEGO) that began before',
  Kerberos: 'The token is a Kerberos ticket',
  'NTLM type 1': 'The token is the first of three NTLM messages (type 1)',
  'NTLM type 2': 'The token is an NTLM message of type 2, which a server sends and never gets',
  'NTLM type 3': 'The token is the last of three NTLM messages (type 3)',
  unknown: 'The token is of no known kind',
};

const NEXT: Readonly<Record<TokenKind, string>> = {
  SPNEGO: 'A server in the directory would check the ticket with its own key, which this one does not have',
  'SPNEGO with NTLM':
    'An NTLM server would put its challenge (type 2) behind the scheme on this same connection, which is not made up here',
  'SPNEGO, further message':
    'A server in the directory would go on with the negotiation that it began on this connection, which this one did not',
  Kerberos: 'A server in the directory would check the ticket with its own key, which this one does not have',
  'NTLM type 1':
    'An NTLM server would put its challenge (type 2) behind the scheme on this same connection, which is not made up here',
  'NTLM type 2': 'An NTLM server would start again',
  'NTLM type 3':
    'An NTLM server would compare the message with the challenge (type 2) that it sent on this same connection, and none was sent',
  unknown: 'The server cannot tell what would come next',
};

export const NEGOTIATE_WORDS: Words<typeof NEGOTIATE_RULES> = {
  'negotiate.token': {
    passed: ({ observed }) => ofKind(TOKENS, observed),
    failed: ({ observed, expected }) =>
      observed === undefined
        ? `No token stands behind ${expected}`
        : `What stands behind ${expected} is no base64`,
  },
  'negotiate.connection': {
    passed: null,
    failed: 'What was agreed holds for this one connection, and a proxy that shares connections breaks it',
  },
  'negotiate.exchange': { passed: null, failed: ({ observed }) => ofKind(NEXT, observed) },
};

function ofKind(texts: Readonly<Record<TokenKind, string>>, observed = 'unknown'): string {
  return Object.entries(texts).find(([kind]) => kind === observed)?.[1] ?? texts.unknown;
}
