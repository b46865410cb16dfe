import { type DigestAlgorithm, digestAlgorithm } from '#http-auth/digest/algorithms.ts';

/** What right requests look like at one server, where it differs from the others. */
export interface ServerSetting {
  /** The typ of tokens that it takes. Default: at+jwt (RFC 9068 §2.1). */
  readonly typ?: string;
  /** The target that it protects. Default: /. */
  readonly root?: string;
  /** Whether it has a second protection space below /team/. Default: yes. */
  readonly team?: boolean;
  /** The Digest algorithms that it offers. Default: MD5. */
  readonly algorithms?: readonly [DigestAlgorithm, ...DigestAlgorithm[]];
}

/** Reads the text of a `setting.json`; null: there is none. */
export function readSetting(text: string | null): ServerSetting {
  return text === null ? {} : settingIn(JSON.parse(text));
}

/** The setting that a value read from JSON says. */
export function settingIn(value: unknown): ServerSetting {
  if (typeof value !== 'object' || value === null) return {};
  const names = 'algorithms' in value && Array.isArray(value.algorithms) ? value.algorithms : [];
  const [first, ...rest] = names.flatMap((name) => digestAlgorithm(String(name)) ?? []);
  return {
    ...(first === undefined ? {} : { algorithms: [first, ...rest] as const }),
    ...('typ' in value ? { typ: String(value.typ) } : {}),
    ...('root' in value ? { root: String(value.root) } : {}),
    ...('team' in value ? { team: value.team === true } : {}),
  };
}
