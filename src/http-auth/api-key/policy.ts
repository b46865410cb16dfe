import type { Grant } from '../types.ts';

/** A key in a header of its own. There is no registered auth-scheme for it: the challenge is "ApiKey". */
export interface ApiKeyPolicy {
  readonly scheme: 'ApiKey';
  readonly header: string;
  /** Name of a query parameter that is read as well. Default: none. */
  readonly query?: string | undefined;
  readonly keys: readonly (Grant & { readonly key: string })[];
}
