import type { Piece } from '../types.ts';
import { CHALLENGE_PARAMS, CREDENTIALS_PARAMS, INFO_PARAMS, SCHEMES, TOKEN68 } from './names.ts';
import { about, plain } from './pieces.ts';

export type Place = 'challenge' | 'credentials' | 'info';

const PARAM = /([!#$%&'*+\-.^_`|~\w]+)([ \t]*=[ \t]*)("(?:[^"\\]|\\.)*"?|[^\s,"]*)/y;
const TOKEN_68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const WORD = /[^\s,]+/y;
const GAP = /[\s,]+/y;
const JWT = /^([\w-]+)(\.)([\w-]+)(\.)([\w-]*)$/;

/** The pieces of a value of WWW-Authenticate, Authorization or Authentication-Info, or of their like for proxies. */
export function credentialsPieces(value: string, place: Place): readonly Piece[] {
  const pieces: Piece[] = [];
  let scheme = '';
  let behindScheme = false;
  for (let at = 0; at < value.length; ) {
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const found = pattern.exec(value);
      if (found !== null) at = pattern.lastIndex;
      return found;
    };
    const gap = take(GAP);
    if (gap !== null) {
      pieces.push(plain(gap[0]));
      continue;
    }
    const token68 = behindScheme ? take(TOKEN_68) : null;
    if (token68 !== null) {
      pieces.push(...tokenPieces(token68[0], scheme, place));
      behindScheme = false;
      continue;
    }
    const param = scheme !== '' || place === 'info' ? take(PARAM) : null;
    if (param !== null) {
      const [, name = '', equals = '', text = ''] = param;
      const id = paramId(name.toLowerCase(), scheme, place);
      pieces.push(
        ...(id === null ? [plain(name + equals + text)] : [about(name, id), plain(equals), about(text, id)]),
      );
      behindScheme = false;
      continue;
    }
    const word = take(WORD)?.[0] ?? value.slice(at);
    if (word === value.slice(at)) at = value.length;
    scheme = word.toLowerCase();
    behindScheme = true;
    pieces.push(SCHEMES.has(scheme) ? about(word, `scheme.${scheme}`) : plain(word));
  }
  return pieces;
}

/** Header, payload and signature of a JWT, or the text as one piece. */
export function tokenPieces(token: string, scheme: string, place: Place = 'credentials'): readonly Piece[] {
  const [, header = '', , payload = '', , signature = ''] = JWT.exec(token) ?? [];
  if (header !== '' && (scheme === 'bearer' || scheme === 'dpop')) {
    return [
      about(header, 'jwt.header'),
      plain('.'),
      about(payload, 'jwt.payload'),
      plain('.'),
      about(signature, 'jwt.signature'),
    ];
  }
  const known = place === 'credentials' && TOKEN68.has(scheme);
  return [known ? about(token, `authorization.${scheme}.token68`) : plain(token)];
}

function paramId(name: string, scheme: string, place: Place): string | null {
  switch (place) {
    case 'challenge':
      return CHALLENGE_PARAMS.has(name) ? `www-authenticate.${name}` : null;
    case 'info':
      return INFO_PARAMS.has(name) ? `authentication-info.${name}` : null;
    case 'credentials':
      return Object.hasOwn(CREDENTIALS_PARAMS, scheme) && CREDENTIALS_PARAMS[scheme]?.has(name)
        ? `authorization.${scheme}.${name}`
        : null;
  }
}
