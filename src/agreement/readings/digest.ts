import { opaqueOf } from '#http-auth/digest/nonce.ts';
import type { DigestPolicy } from '#http-auth/digest/policy.ts';
import type { Decision, ResourcePolicy } from '#http-auth/types.ts';
import { decisive } from '../decide-as.ts';
import type { Given, Reading } from '../deviation.ts';
import { readsValue, withValues } from './lines.ts';

/** The value of a parameter of the Digest credentials of a request; undefined: it is not there. */
export function sentParam({ request }: Given, name: string): string | undefined {
  const value = request.lines.find(([each]) => each.toLowerCase() === 'authorization')?.[1] ?? '';
  return new RegExp(`(?:^|[ ,])${name}="?([^",]*)`).exec(value)?.[1];
}

function withParam(given: Given, name: string, change: (value: string) => string): Given | null {
  const param = new RegExp(`((?:^|[ ,])${name}="?)([^",]*)`);
  return withValues(given, (value) => value.replace(param, (_, start, old) => start + change(String(old))));
}

function withDigest({ request, policy }: Given, change: (own: DigestPolicy) => DigestPolicy): Given | null {
  const [first, ...rest] = policy.accepts.map((each) => (each.scheme === 'Digest' ? change(each) : each));
  return first === undefined ? null : { request, policy: { ...policy, accepts: [first, ...rest] } };
}

/** Two parameters of one name: the first counts. */
export const firstParam = readsValue(
  'takes the first of two parameters of one name',
  ['authorization.grammar'],
  (value) => {
    const [, scheme = '', rest = ''] = /^(\S+) +(.*)$/.exec(value) ?? [];
    const seen = new Set<string>();
    const params = rest.split(/, */).filter((param) => {
      const name = param.split('=', 1)[0] ?? '';
      return !seen.has(name) && seen.add(name);
    });
    return `${scheme} ${params.join(', ')}`;
  },
);

/** Credentials of RFC 2069 are taken although qop was asked. */
export const legacyForm: Reading = {
  kind: 'reading',
  text: 'takes the form of RFC 2069, without qop',
  on: ['digest.params'],
  change: (given) => {
    const bare =
      ['qop', 'nc'].every((name) => sentParam(given, name) === undefined) && sentParam(given, 'uri');
    return bare ? withDigest(given, (own) => ({ ...own, qop: null })) : null;
  },
};

/** MD5-sess is taken although it was not asked. */
export const sessionToo: Reading = {
  kind: 'reading',
  text: 'takes MD5-sess unasked',
  on: ['digest.algorithm'],
  change: (given) =>
    sentParam(given, 'algorithm') === 'MD5-sess'
      ? withDigest(given, (own) => ({ ...own, algorithms: [...own.algorithms, 'MD5-sess'] }))
      : null,
};

/** The credentials with the opaque that the engine gave out. */
function withOpaque(given: Given): Given | null {
  const own = opaqueOf(given.policy.realm);
  if (sentParam(given, 'opaque') !== undefined) return withParam(given, 'opaque', () => own);
  return withValues(given, (value) => `${value}, opaque="${own}"`);
}

/** A client cannot send back what it was not given. */
export const noOpaque: Reading = {
  kind: 'reading',
  text: 'gives out no opaque, and wants none back',
  on: ['digest.opaque'],
  change: (given) => (sentParam(given, 'opaque') === undefined ? withOpaque(given) : null),
};

export const anyOpaque: Reading = {
  kind: 'reading',
  text: 'does not look at opaque',
  on: ['digest.opaque'],
  change: withOpaque,
};

export const anyRealm: Reading = {
  kind: 'reading',
  text: 'computes with the realm that the client names',
  on: ['digest.realm'],
  change: (given) => {
    const realm = sentParam(given, 'realm');
    const policy: ResourcePolicy = { ...given.policy, realm: realm ?? given.policy.realm };
    return realm === undefined ? null : { ...given, policy };
  },
};

export const anyCase: Reading = {
  kind: 'reading',
  text: 'takes the response in capital letters',
  on: ['digest.response'],
  change: (given) => withParam(given, 'response', (value) => value.toLowerCase()),
};

/** Tomcat: no other spelling than Digest. */
export const justDigest = readsValue('takes the scheme in just these letters', 'always', (value) =>
  /^digest/i.test(value) && !value.startsWith('Digest') ? value.replace(/^digest/i, 'Other') : null,
);

/** Whether the credentials name their uri with its host. */
export const isAbsolute = (_: Decision, given: Given): boolean =>
  sentParam(given, 'uri')?.startsWith('http://') ?? false;

/** Whether nothing but the scheme was sent. */
export const isBare = (_: Decision, given: Given): boolean =>
  given.request.lines.some(([, value]) => value === 'Digest');

/** Whether the uri is among the parameters that are missing. */
export const lacksUri = ({ trace }: Decision): boolean =>
  (decisive(trace)?.expected ?? '').split(', ').includes('uri');

/** Whether just this count was used before. */
export const isRepeated = ({ trace }: Decision): boolean => {
  const { expected = '', observed } = decisive(trace) ?? {};
  const count: string = observed ?? '';
  return count !== '00000000' && expected.endsWith(count);
};
