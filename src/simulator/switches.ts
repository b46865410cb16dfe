export const SCHEMES = ['basic', 'bearer', 'api-key', 'cookie'] as const;
export type SchemeId = (typeof SCHEMES)[number];

/**
 * What can be switched off: `sent` the credentials at all, `scheme` the right scheme or place, `fresh` before they
 * expire, `secret` the right secret.
 */
export const SWITCHES = ['sent', 'scheme', 'fresh', 'secret'] as const;
export type SwitchName = (typeof SWITCHES)[number];

/** A switch with its words for the interface; it reads on from "The request is sent …" or stands alone. */
export interface Switch {
  readonly name: SwitchName;
  readonly label: string;
}

const LABELS: Readonly<Record<SchemeId, Readonly<Partial<Record<SwitchName, string>>>>> = {
  basic: {
    sent: 'send an Authorization header',
    scheme: 'with the right scheme',
    secret: 'with the right password',
  },
  bearer: {
    sent: 'send an Authorization header',
    scheme: 'with the right scheme',
    fresh: 'before the token expires',
    secret: 'signed with the right key',
  },
  'api-key': {
    sent: 'send an API key',
    scheme: 'in the header that the server reads',
    secret: 'with a key that the server knows',
  },
  cookie: {
    sent: 'the browser sends the cookie',
    fresh: 'before the session expires',
    secret: 'with a session that the server knows',
  },
};

/** The switches that a scheme has, in the order of the interface. */
export function switchesFor(scheme: SchemeId): readonly Switch[] {
  return SWITCHES.flatMap((name) => {
    const label = LABELS[scheme][name];
    return label === undefined ? [] : [{ name, label }];
  });
}

/** The switches that change nothing while those in `off` are off: nobody looks at what was not sent. */
export function idleSwitches(scheme: SchemeId, off: readonly SwitchName[]): readonly SwitchName[] {
  const decides = (name: SwitchName): boolean => {
    if (name === 'sent') return true;
    if (off.includes('sent')) return false;
    if (name === 'scheme') return true;
    if (off.includes('scheme')) return false;
    // A session that the server does not know has no end.
    return !(scheme === 'cookie' && name === 'fresh' && off.includes('secret'));
  };
  return switchesFor(scheme)
    .map(({ name }) => name)
    .filter((name) => !decides(name));
}

/**
 * Reads a scheme as written in an attribute.
 * @throws RangeError when there is no such scheme
 */
export function readScheme(text: string): SchemeId {
  const scheme = SCHEMES.find((each) => each === text);
  if (scheme === undefined) throw new RangeError(`scheme "${text}": use one of ${SCHEMES.join(', ')}`);
  return scheme;
}

/**
 * Reads which switches are off as written in an attribute: names with spaces between, or nothing.
 * @throws RangeError on a name that the scheme does not have
 */
export function readOff(scheme: SchemeId, text: string): readonly SwitchName[] {
  const known = switchesFor(scheme).map(({ name }) => name);
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const name = known.find((each) => each === word);
      if (name !== undefined) return name;
      throw new RangeError(`off "${word}": scheme "${scheme}" has ${known.join(', ')}`);
    });
}
