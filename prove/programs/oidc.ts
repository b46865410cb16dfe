import { nodeKind } from './node.ts';
import type { ProgramKind } from './program.ts';

/** The file that is the OpenID provider of a state. */
export const providerFile = 'provider.mjs';

const kind = nodeKind(providerFile);

/** An OpenID provider: a Node process that serves `provider.mjs` with the package oidc-provider. */
export const oidcKind: ProgramKind = {
  ...kind,
  title: 'oidc-provider',
  async version(files) {
    const [node = '', ...packages] = (await kind.version(files)).split(', ');
    return [...packages, node].join(', ');
  },
};
