import { memoryState } from '../../src/http-auth/state.ts';
import type { Env } from '../../src/http-auth/types.ts';
import { policyAt } from '../../src/lab/addresses.ts';
import { readyCredentials } from '../../src/lab/ready-credentials.ts';
import { indexText } from './index-text.ts';
import { type LabHost, type LabHostOptions, startLabHost } from './node-host.ts';

/** What runs on the true clock with true randomness, and remembers as long as it lives. */
export function trueEnv(): Env {
  return {
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    state: memoryState(),
  };
}

/** The lab on a loopback port: every resource, and credentials for those that a line of curl cannot make. */
export function startLab(
  options: Pick<LabHostOptions, 'port' | 'onDecision'> & { readonly env?: Env } = {},
): Promise<LabHost> {
  const { env = trueEnv(), ...rest } = options;
  return startLabHost({
    ...rest,
    env,
    policyOf: (id, now) => policyAt(id, now / 1000),
    credentialsOf: (id, address) => readyCredentials(id, address, env),
    index: indexText,
  });
}
