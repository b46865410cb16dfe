// Names under which programs give their version in messages, beside those in the provenance of the recording.
const ALSO_KNOWN_AS = ['HeadlessChrome', 'mod_wsgi', 'node', 'OpenSSL', 'Python', 'Werkzeug'];

/** Finds names with versions, "nginx/1.22.1" or "Caddy v2.6.2", of the programs in a list "nginx 1.22.1, …". */
function versionsOf(programs: string): RegExp {
  const names = programs.split(', ').map((program) => program.replace(/ \S+$/, ''));
  const all = [...new Set([...names, ...ALSO_KNOWN_AS])].filter((name) => name !== '');
  const escaped = all.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`\\b(${escaped.join('|')})([/ ]v?)\\d+(?:\\.\\d+)*[\\w.~-]*`, 'gi');
}

// Chromium's list of its names; their order and a made-up one among them change with its version.
const BRANDS = /(\r\nsec-ch-ua: *)[^\r]+/i;

/** A text in which `x` stands for the versions of `programs` ("nginx 1.22.1, curl 7.88.1"). */
export function withoutVersions(text: string, programs: string): string {
  return text.replace(versionsOf(programs), '$1$2x');
}

/**
 * A message in which `x` stands for the versions of `programs`. Where its body held one, its Content-Length
 * and the sizes of its chunks are left out.
 */
export function messageWithoutVersions(bytes: string, programs: string): string {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const head = withoutVersions(bytes.slice(0, headEnd), programs).replace(BRANDS, '$1x');
  const body = bytes.slice(headEnd);
  const plain = withoutVersions(body, programs);
  if (plain === body) return head + body;
  const chunked = /\r\ntransfer-encoding: *chunked/i.test(head);
  const whole = chunked ? plain.replace(/\r\n[0-9a-f]+\r\n/gi, '\r\n') : plain;
  return head.replace(/\r\ncontent-length: *\d+/i, '') + whole;
}
