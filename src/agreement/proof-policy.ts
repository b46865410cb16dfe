/** What a state of a proof asks for, in the terms of the engine: `policy.json` beside the proof. */
export interface StatePolicy {
  /** Why no authentication policy decides here; such a state is explained, not compared. */
  readonly undecided?: string;
  readonly realm?: string;
  /** Users of Basic with their passwords. */
  readonly basic?: Readonly<Record<string, string>>;
  /** Tokens that are looked up, with their owners; `scheme` where it is not Bearer. */
  readonly tokens?: Readonly<Record<string, string>>;
  readonly scheme?: string;
  readonly jwt?: {
    readonly secret?: string;
    readonly jwk?: Readonly<Record<string, unknown>>;
    readonly issuer?: string;
    readonly audience?: string;
    readonly skew?: number;
  };
  readonly digest?: Readonly<Record<string, string>>;
  readonly apiKey?: { readonly header: string; readonly keys: readonly string[] };
  /** Sessions with the time at which they end (ISO 8601), or null. */
  readonly cookie?: { readonly name: string; readonly sessions: Readonly<Record<string, string | null>> };
  readonly proxy?: boolean;
  /** A second protection space in front. */
  readonly front?: { readonly realm: string; readonly basic: Readonly<Record<string, string>> };
  readonly scopes?: readonly string[];
  /** Scopes of everybody, where the credentials do not say. */
  readonly granted?: readonly string[];
  readonly quirks?: readonly (
    | 'authorization-stripped'
    | 'underscore-dropped'
    | '401-on-options'
    | 'permission-as-401'
    | 'no-challenge'
  )[];
  /** The challenge that the program was told to send with every 401; null: none. */
  readonly says?: string | null;
  /** Name of the profile, where the name of the program does not tell. */
  readonly profile?: string;
  /** Hop of the deciding request, where it is not the last one. */
  readonly hop?: number;
  /** Which of the client's requests decides, from 1, where it is not the last one. */
  readonly request?: number;
}

export type ProofPolicy = Readonly<Record<'broken' | 'fixed', StatePolicy>>;

const FIELDS = [
  ...[
    'undecided',
    'realm',
    'basic',
    'tokens',
    'scheme',
    'jwt',
    'digest',
    'apiKey',
    'cookie',
    'proxy',
    'front',
  ],
  ...['scopes', 'granted', 'quirks', 'says', 'profile', 'hop', 'request'],
];

/** Reads the text of a `policy.json`: `both` holds for both states, `broken` and `fixed` add to it. */
export function readProofPolicy(text: string): ProofPolicy {
  const value: unknown = JSON.parse(text);
  const read = (name: string): StatePolicy => {
    const part: unknown = isObject(value) ? value[name] : undefined;
    if (part === undefined) return {};
    const unknown = isObject(part) ? Object.keys(part).find((key) => !FIELDS.includes(key)) : name;
    if (unknown !== undefined) throw new TypeError(`policy.json: ${unknown} is not known`);
    return part as StatePolicy;
  };
  const both = read('both');
  return { broken: { ...both, ...read('broken') }, fixed: { ...both, ...read('fixed') } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
