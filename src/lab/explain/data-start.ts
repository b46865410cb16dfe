import type { Data } from './explanations.ts';

/** Request line and status line. */
export const START_DATA: Data = {
  'method.get': ['GET', 'Asks for what is at the address, and changes nothing.', 'RFC 9110 §9.3.1'],
  'method.head': ['HEAD', 'Asks for the headers of a GET, without the body.', 'RFC 9110 §9.3.2'],
  'method.post': ['POST', 'Hands the body to the address to be worked on.', 'RFC 9110 §9.3.3'],
  'method.put': ['PUT', 'Puts the body in the place of what is at the address.', 'RFC 9110 §9.3.4'],
  'method.delete': ['DELETE', 'Asks to take away what is at the address.', 'RFC 9110 §9.3.5'],
  'method.connect': ['CONNECT', 'Asks a proxy for a tunnel to a host and port.', 'RFC 9110 §9.3.6'],
  'method.options': [
    'OPTIONS',
    'Asks what may be sent; a browser sends it as the preflight of a cross-origin request.',
    'RFC 9110 §9.3.7',
  ],
  'request-target': ['Target', 'What is asked for at this host: path and query.', 'RFC 9112 §3.2'],
  'http-version': ['Version', 'The version of HTTP that the message is written in.', 'RFC 9112 §2.3'],
  'status.200': ['200 OK', 'The request succeeded.', 'RFC 9110 §15.3.1'],
  'status.204': [
    '204 No Content',
    'The request succeeded, and there is nothing to show.',
    'RFC 9110 §15.3.5',
  ],
  'status.302': ['302 Found', 'Look at the address in Location this time.', 'RFC 9110 §15.4.3'],
  'status.303': ['303 See Other', 'Look at the address in Location with GET.', 'RFC 9110 §15.4.4'],
  'status.307': [
    '307 Temporary Redirect',
    'Send the same request to the address in Location.',
    'RFC 9110 §15.4.8',
  ],
  'status.400': [
    '400 Bad Request',
    'The request is malformed; other credentials do not help.',
    'RFC 9110 §15.5.1',
  ],
  'status.401': [
    '401 Unauthorized',
    'Credentials are missing or not valid; WWW-Authenticate says which are wanted.',
    'RFC 9110 §15.5.2',
  ],
  'status.403': [
    '403 Forbidden',
    'The server knows who asks, or does not care, and refuses.',
    'RFC 9110 §15.5.4',
  ],
  'status.404': [
    '404 Not Found',
    'There is nothing here, or the server does not want to say that there is.',
    'RFC 9110 §15.5.5',
  ],
  'status.407': [
    '407 Proxy Authentication Required',
    'A proxy on the way wants credentials of its own; the server has not seen the request.',
    'RFC 9110 §15.5.8',
  ],
  'status.429': ['429 Too Many Requests', 'There were too many tries in a short time.', 'RFC 6585 §4'],
};
