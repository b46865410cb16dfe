import type { ClientRule } from '#http-auth/clients/rules.ts';
import type { ClientStep } from '#http-auth/clients/step.ts';

/** A sentence without its full stop, or what makes one of what the step is about. */
type Sentence = string | ((about: string) => string);

const WORDS: Readonly<Record<ClientRule, Sentence>> = {
  'client.bad-url': 'This is no address of a web server, so nothing is sent',
  'client.bad-page': 'The address of the page is none, so nothing is sent',

  'choose.status': 'Only a 401 or 407 is answered, whatever challenge comes with another status',
  'choose.omits-credentials': 'The script omits credentials, so no challenge is answered',
  'choose.no-challenge': 'The answer carries no challenge, so there is nothing to answer',
  'choose.rest-of-line': (scheme) => `Chromium reads one challenge a line and does not see ${scheme}`,
  'choose.unreadable': 'A challenge cannot be read',
  'choose.unknown-scheme': (scheme) => `The client does not know the scheme ${scheme}`,
  'choose.scheme-for-programs': (scheme) => `${scheme} is left to programs: no client asks a person for it`,
  'choose.basic-realm': 'The Basic challenge has no realm, which it must have',
  'choose.digest-nonce': 'The Digest challenge has no nonce, so the client cannot answer it',
  'choose.digest-realm': 'The Digest challenge has no realm, so the client cannot answer it',
  'choose.digest-algorithm': 'The client does not know the algorithm of the Digest challenge',
  'choose.digest-qop': 'The client does not know the quality of protection of the Digest challenge',
  'choose.negotiate-not-set-up': 'Negotiate is not set up in this client for this server',
  'choose.bearer-not-given': 'curl was given no token for Bearer',
  'choose.only': (scheme) => `${scheme} is the one challenge that the client can answer`,
  'choose.order-spec': (scheme) => `Of several challenges the strongest scheme is picked: ${scheme}`,
  'choose.order-chromium': (scheme) => `Of several challenges Chromium picks ${scheme}`,
  'choose.order-firefox': (scheme) => `Of several challenges Firefox picks ${scheme}`,
  'choose.order-curl': (scheme) => `Of several challenges curl picks ${scheme}`,
  'choose.less-wanted': (scheme) => `${scheme} stands further back in its order`,
  'choose.same-scheme': (scheme) => `A second ${scheme} challenge is left aside`,
  'choose.weaker-algorithm': (scheme) => `A ${scheme} challenge with a weaker algorithm is left aside`,
  'choose.last-param': 'Of two parameters with one name the client takes the last',
  'choose.curl-preemptive': 'With -u alone curl sends Basic at once and does not look at challenges',
  'choose.curl-negotiate':
    'curl picks Negotiate without a ticket, sends no credentials and tries nothing else',
  'choose.curl-unreadable-digest':
    'A Digest challenge that it cannot answer stops curl, whatever else is offered',
  'choose.curl-wrong-hash':
    'This curl computes SHA-512-256 wrongly, so the server refuses the right password',
  'choose.curl-asks-nobody': 'curl has no password box and uses what -u names',
  'choose.negotiate-silent': 'Negotiate uses the ticket of the signed-in user, so nobody is asked',
  'choose.body-shown': 'No challenge is answered: the body of the response is the result',
  'choose.prompts': 'A password box opens',

  'prompt.navigation': 'The address bar leads here, so the user is asked',
  'prompt.same-origin': 'Page and server are one origin, so the user is asked',
  'prompt.subresource': 'The page loads this without CORS, so the user is asked',
  'prompt.cors': 'By the Fetch standard nobody is asked for a script of another origin',
  'prompt.without-credentials': 'The request goes to another origin without credentials, so nobody is asked',
  'prompt.own-authorization': 'The user is asked although the script set an Authorization header itself',
  'prompt.chromium-same-site': 'Page and server are one site, so Chromium asks the user',
  'prompt.chromium-cross-site': 'Page and server are two sites, so Chromium asks nobody',
  'prompt.firefox-everywhere': 'Firefox asks the user for frames and scripts, also of other sites',
  'prompt.firefox-image': 'Firefox asks nobody for a picture of another origin',
  'prompt.firefox-own-authorization': 'The script set an Authorization header itself, so Firefox asks nobody',
  'prompt.not-measured': 'Whether the user is asked here was not measured',

  'redirect.not-followed': 'The client does not follow, and hands over the answer as it is',
  'redirect.refused': 'The script wants no redirects, so the request fails',
  'redirect.no-location': 'The answer names no other address, so it is the result',
  'redirect.bad-location': 'The address in Location cannot be read',
  'redirect.not-http': 'The address in Location is not one of a web server',
  'redirect.too-many': 'There were too many redirects one after another',
  'redirect.userinfo': 'The address in Location holds a user name or a password, which a browser refuses',
  'redirect.body-gone': 'The body was a stream, which cannot be sent a second time',
  'redirect.method': (methods) => `The method changes: ${methods.replace(', ', ' becomes ')}`,
  'redirect.body-dropped': 'The body and the headers about it are left out',
  'redirect.authorization-kept': 'The new address is of the same origin, so Authorization goes along',
  'redirect.authorization-dropped': (what) =>
    `The ${what} is another one, so the client takes Authorization off`,
  'redirect.other-field-kept': (name) =>
    `${name} goes to the other origin too: only Authorization is taken off`,
  'redirect.node-field-dropped': (name) => `Node takes ${name} off as well`,
  'redirect.cookies-anew': 'Cookies are looked up again for the new address',
  'redirect.curl-authorization-dropped': (what) =>
    `The ${what} is another one, so curl takes Authorization off`,
  'redirect.curl-cookie-dropped': 'curl takes a Cookie header of -H off',
  'redirect.curl-cookie-option': 'curl sends what -b names to the other host too',
  'redirect.curl-trusted': 'With --location-trusted curl sends Authorization to the other host too',

  'script.userinfo': 'fetch() refuses an address with a user name or a password',
  'script.forbidden-method': (method) => `A script may not use the method ${method}`,
  'script.forbidden-header': (name) => `A script may not set ${name}: the browser leaves it out`,
  'script.no-cors-outside-pages': 'Outside of pages there is no CORS: the program sends and reads everything',
  'script.no-cors-method': (method) => `The mode no-cors does not allow the method ${method}`,
  'script.no-cors-header': (name) => `The mode no-cors takes ${name} off`,
  'script.same-origin-mode': 'The mode same-origin does not allow another origin',
  'script.simple': 'Method and headers need no preflight',
  'script.preflight-method': (method) => `The method ${method} needs a preflight`,
  'script.preflight-header': (name) => `The header ${name} needs a preflight`,
  'script.preflight-passed': 'The preflight is passed, so the request goes out',
  'script.preflight-status': (status) => `The preflight gets ${status}, so the request is never sent`,
  'script.preflight-malformed': 'A list in the answer to the preflight is malformed',
  'script.preflight-refuses-method': (method) => `The answer to the preflight does not allow ${method}`,
  'script.preflight-refuses-header': (name) =>
    `The answer to the preflight does not allow the header ${name}`,
  'script.wildcard-with-credentials': (name) =>
    `With credentials * is no wildcard and does not allow ${name}`,
  'script.wildcard-authorization': 'By the Fetch standard * does not cover Authorization: it has to be named',
  'script.wildcard-taken': 'This browser lets * cover Authorization, against the Fetch standard',
  'script.origin-missing': (status) => hidden('The answer does not allow the page to read it', status),
  'script.origin-several': (status) =>
    hidden('The answer names more than one origin, which no page is', status),
  'script.origin-wildcard': (status) => hidden('With credentials * is no wildcard for origins', status),
  'script.origin-other': (status) => hidden('The answer allows another origin than that of the page', status),
  'script.credentials-not-allowed': (status) => hidden('The answer does not allow credentials', status),
  'script.opaque': 'In the mode no-cors the script sees neither status nor headers',
  'script.challenge-hidden': 'The script cannot read WWW-Authenticate, since it is not exposed',
  'script.nonce-hidden': 'The script cannot read DPoP-Nonce, since it is not exposed',
  'script.set-cookie-hidden': 'No script can read Set-Cookie',
  'script.no-answer': 'There is no answer, so the request fails',

  'set-cookie.no-store': 'This client keeps no cookies',
  'set-cookie.without-credentials': 'The request was sent without credentials, so its cookies are not kept',
  'set-cookie.control': 'The Set-Cookie line holds a control character, so the cookie is dropped',
  'set-cookie.too-long': 'Name and value are longer than 4096 bytes, so the cookie is dropped',
  'set-cookie.attribute-too-long': (name) =>
    `The value of ${name} is longer than 1024 bytes and does not count`,
  'set-cookie.attribute-unknown': 'An attribute is not known and does not count',
  'set-cookie.expires': 'The date in Expires cannot be read and does not count',
  'set-cookie.max-age': 'Max-Age is not a whole number and does not count',
  'set-cookie.lifetime-cut': 'The lifetime is cut to 400 days',
  'set-cookie.expired': 'The cookie is over at once: an older one of that name is removed',
  'set-cookie.empty': 'The cookie has neither name nor value, so it is dropped',
  'set-cookie.nameless': 'This client drops a cookie without a name',
  'set-cookie.tab': 'This client drops a cookie with a tab in it',
  'set-cookie.domain-not-ascii': 'Domain holds a character that no host name has, so the cookie is dropped',
  'set-cookie.public-suffix': 'Domain is shared by many owners, so the cookie is dropped',
  'set-cookie.domain': 'Domain is not the host or above it, so the cookie is dropped',
  'set-cookie.secure': 'The cookie says Secure and came over http, so it is dropped',
  'set-cookie.http-only': 'A script cannot set an HttpOnly cookie',
  'set-cookie.over-secure': 'A cookie that came over http does not replace a Secure one',
  'set-cookie.cross-site':
    'The page is of another site, and the cookie does not say SameSite=None, so it is dropped',
  'set-cookie.third-party': 'The page is of another site, and such cookies are blocked',
  'set-cookie.none-without-secure': 'The cookie says SameSite=None without Secure, so it is dropped',
  'set-cookie.secure-prefix': 'A name with __Secure- needs Secure, so the cookie is dropped',
  'set-cookie.host-prefix':
    'A name with __Host- needs Secure, Path=/ and no Domain, so the cookie is dropped',
  'set-cookie.prefix-in-value': 'A cookie without a name cannot start with __Host- or __Secure-',

  'send-cookie.no-store': 'This client keeps no cookies',
  'send-cookie.domain': (name) => `The ${named(name)} belongs to another host`,
  'send-cookie.host-only': (name) => `The ${named(name)} has no Domain, so hosts below do not get it`,
  'send-cookie.path': (name) => `The ${named(name)} belongs to another path`,
  'send-cookie.expired': (name) => `The ${named(name)} is over`,
  'send-cookie.secure': (name) => `The ${named(name)} says Secure and is not sent over http`,
  'send-cookie.http-only': (name) => `The ${named(name)} says HttpOnly, so scripts cannot read it`,
  'send-cookie.without-credentials': (name) => `fetch() without credentials does not send the ${named(name)}`,
  'send-cookie.third-party': (name) =>
    `Cookies of other sites are blocked, so the ${named(name)} is not sent`,
  'send-cookie.strict': (name) => `The ${named(name)} says SameSite=Strict, and another site's page asks`,
  'send-cookie.lax': (name) => `The ${named(name)} goes to another site's page by navigation only`,
  'send-cookie.lax-unsafe': (name) => `The ${named(name)} does not go with a cross-site POST`,

  'reuse.folder': 'The address is in the same folder or below, so the password is sent at once',
  'reuse.outside-folder': 'The address is outside of the folder, so nothing is sent unasked',
  'reuse.domain': 'The challenge names this part of the server, so Digest is sent at once',
  'reuse.outside-domain': 'The challenge does not name this part of the server, so nothing is sent unasked',
  'reuse.whole-origin': 'A Digest challenge without domain stands for the whole server',
  'reuse.chromium-digest': 'Chromium sends Digest at once in the same folder and below, whatever domain says',
  'reuse.curl': 'curl answers with what -u names on each request of the same command',
  'reuse.other-origin': 'The address is of another origin, so nothing is sent',
  'reuse.same-realm': 'After a 401 of the same realm the password is sent without a question',
  'reuse.never': (scheme) => `No client sends ${scheme} again by itself`,
};

/** What a client does or does not do, in one sentence without its full stop. */
export function clientWords({ id, observed }: ClientStep): string {
  const words = WORDS[id];
  return typeof words === 'string' ? words : words(observed ?? '');
}

/** A reason why an answer is withheld; when it was a 401 or 403, that too. */
function hidden(reason: string, status: string): string {
  return status === '' ? reason : `${reason}, which hides the ${status}`;
}

/** A cookie by its name; one without a name, or with nothing but a name, is not spelled out. */
function named(name: string): string {
  return name === '' ? 'cookie' : `cookie ${name}`;
}
