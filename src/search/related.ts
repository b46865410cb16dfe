import { stem } from './words.ts';

/**
 * Words that point to the same cause without being the same word. A query word brings the others of its group in,
 * at a discount. Each line is one group.
 */
const GROUPS = `
token jwt bearer
password credential passcode
username user account email
popup prompt dialog box window
ask prompt request demand
expire timeout stale outdated
cookie session
plugin addon extension module firewall waf
proxy gateway loadbalancer nginx haproxy traefik caddy cloudflare cdn ingress
reverse proxy
apache httpd htaccess cpanel hosting fastcgi fcgi cgi
php laravel wordpress symfony yii drupal
wsgi mod_wsgi django flask python
missing lost strip drop remove empty null undefined absent vanish disappear ignore
wrong incorrect invalid bad mismatch
keep repeat loop infinite forever
remember save cache store keychain manager vault
redirect 301 302 307 308 moved
preflight options
cors crossorigin
clock time skew nbf iat ntp drift
audience aud
issuer iss
signature signing signed secret hs256 rs256 hmac
apikey key
permission scope role forbidden privilege right allow insufficient
url address endpoint link path host
browser chrome firefox safari edge
space whitespace newline quote linebreak trailing
prefix bearer
refresh renew
header headers
local locally localhost
production prod deploy hosting live
forward pass forwarding
hash bcrypt crypt md5 sha512 encryption
public anonymous permitall allowanonymous
challenge wwwauthenticate
underscore _
2fa apppassword
caldav carddav webdav davx5 thunderbird outlook calendar
curl postman insomnia
axios fetch xmlhttprequest ajax
401 unauthorized
`;

const RELATED = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const group = line.split(' ').map(stem);
  for (const word of group) {
    const others = RELATED.get(word) ?? new Set<string>();
    for (const other of group) if (other !== word) others.add(other);
    RELATED.set(word, others);
  }
}

/** Stems related to a stem; empty for most. */
export function related(stemmed: string): readonly string[] {
  return [...(RELATED.get(stemmed) ?? [])];
}
