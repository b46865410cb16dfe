import type { Field } from '../types.ts';
import { choice, flag, number, secret, text } from './make.ts';

/** Who asks, and what is sent along. */
export const CLIENT_FIELDS: readonly Field[] = [
  choice('client', 'client', 'Who asks', [
    ['program', 'a program that sends what it is told'],
    ['curl', 'curl --anyauth'],
    ['browser', 'a browser that opens the address'],
    ['same-origin', 'a script in a page of the same origin'],
    ['cross-origin', 'a script in a page of another origin'],
    ['library', 'an HTTP library that follows redirects'],
  ]),
  choice('method', 'client', 'Method', [
    ['GET', 'GET'],
    ['POST', 'POST'],
    ['PUT', 'PUT'],
    ['DELETE', 'DELETE'],
    ['HEAD', 'HEAD'],
  ]),
  secret('body', 'client', 'Body', 'Left out of links.'),
  choice('page', 'client', 'Where the page is', [
    ['https://app.example.com', 'https://app.example.com (same site)'],
    ['https://app.example.net', 'https://app.example.net (another site)'],
  ]),
  choice('mode', 'client', 'credentials of fetch()', [
    ['same-origin', 'same-origin'],
    ['include', 'include'],
    ['omit', 'omit'],
  ]),
  choice('credentials', 'client', 'What is sent', [
    ['right', 'what the server asks for'],
    ['none', 'nothing'],
    ['other', 'the same in another scheme or place'],
    ['bare', 'the value without the name of the scheme'],
    ['custom', 'an Authorization header typed by hand'],
  ]),
  secret('authorization', 'client', 'Authorization', 'Left out of links.'),
  text('user', 'client', 'User name'),
  secret('password', 'client', 'Password', 'Left out of links.'),
  choice('source', 'client', 'Where it comes from', [
    ['typed', 'typed now'],
    ['remembered', 'remembered by the browser'],
    ['saved', 'saved in the program or the system'],
  ]),
  secret('token', 'client', 'Token', 'Paste one, or leave empty: the claims below make one.'),
  number('exp', 'client', 'Token expires in, in seconds', 'Below zero: it has expired.'),
  number('nbf', 'client', 'Token is valid in, in seconds', 'Empty: the token does not say.'),
  text('iss', 'client', 'Issuer (iss)'),
  text('aud', 'client', 'Audience (aud)'),
  text('scope', 'client', 'Scope of the token'),
  text('token-acr', 'client', 'Sign-in of the token (acr)'),
  number('auth-age', 'client', 'Signed in so long ago, in seconds'),
  choice('alg', 'client', 'Algorithm (alg)', [
    ['HS256', 'HS256'],
    ['none', 'none'],
    ['RS256', 'RS256, as the header claims'],
  ]),
  choice('key', 'client', 'Signed with', [
    ['right', 'the key that the server knows'],
    ['wrong', 'another key'],
  ]),
  flag('revoked', 'client', 'The token was revoked'),
  choice('wrap', 'client', 'Around the token', [
    ['none', 'nothing'],
    ['quotes', 'quotes'],
    ['space', 'a space in the middle'],
  ]),
  choice('proof', 'client', 'DPoP proof', [
    ['right', 'as the server asks for'],
    ['none', 'none'],
    ['method', 'for another method'],
    ['address', 'for another address'],
    ['key', 'of another key'],
  ]),
  choice('refresh', 'client', 'Refresh token', [
    ['none', 'none'],
    ['used', 'used when the token is refused'],
    ['unused', 'at hand, but never used'],
  ]),
  secret('api-key', 'client', 'API key', 'Left out of links.'),
  choice('place', 'client', 'Where it stands', [
    ['header', 'in a header'],
    ['query', 'in the query'],
    ['form', 'in the form of the body'],
  ]),
  secret('session', 'client', 'Session cookie', 'Left out of links.'),
  number('session-end', 'client', 'Session ends in, in seconds', 'Below zero: it is over.'),
  flag('sign-in', 'client', 'Signs in first'),
  choice('proxy-credentials', 'client', 'Sent to the proxy', [
    ['none', 'nothing'],
    ['right', 'the password of the proxy'],
    ['wrong', 'a wrong password'],
  ]),
];
