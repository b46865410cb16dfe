import type { DigestAlgorithm } from '#http-auth/digest/algorithms.ts';
import type { Quirk } from '#http-auth/policy/quirks.ts';
import type { NumericDate, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import { RESOURCE_IDS, resourcePolicy, schemePolicy } from './resources.ts';
import { CONTENT, REALM } from './world.ts';

/** Resources for clients to choose at: several schemes, one Digest algorithm, an answer that asks nobody again. */
export const CHOICE_IDS = [
  'digest-md5',
  'digest-sha-256',
  'digest-sha-512-256',
  'basic-digest',
  'bearer-basic',
  'bearer-basic-joined',
  'ntlm-basic',
  'negotiate-basic',
  'no-challenge',
  'bearer-scope',
] as const;
export type ChoiceId = (typeof CHOICE_IDS)[number];

/** Everything that answers below `/lab/`, on every host; the ids stand in addresses and are never renamed. */
export const ADDRESS_IDS = [...RESOURCE_IDS, ...CHOICE_IDS] as const;
export type AddressId = (typeof ADDRESS_IDS)[number];

/** What stands at `/lab/<id>` at that time of the server, or null where there is nothing. */
export function policyAt(id: string, now: NumericDate): ResourcePolicy | null {
  const resource = RESOURCE_IDS.find((each) => each === id);
  if (resource !== undefined) return resourcePolicy(resource, now);
  const choice = CHOICE_IDS.find((each) => each === id);
  return choice === undefined
    ? null
    : { id: choice, realm: REALM, content: CONTENT, ...choicePolicy(choice) };
}

function choicePolicy(id: ChoiceId): Pick<ResourcePolicy, 'accepts' | 'scopes' | 'quirks'> {
  const basic = schemePolicy('basic', 0);
  const bearer = schemePolicy('bearer', 0);
  const faulty = (quirk: Quirk): readonly Quirk[] => [quirk];
  switch (id) {
    case 'digest-md5':
      return { accepts: [digest('MD5')] };
    case 'digest-sha-256':
      return { accepts: [digest('SHA-256')] };
    case 'digest-sha-512-256':
      return { accepts: [digest('SHA-512-256')] };
    case 'basic-digest':
      return { accepts: [basic, digest('SHA-256')] };
    case 'bearer-basic':
      return { accepts: [bearer, basic] };
    case 'bearer-basic-joined':
      return { accepts: [bearer, basic], quirks: faulty({ quirk: 'joined-challenges' }) };
    case 'ntlm-basic':
      return { accepts: [{ scheme: 'NTLM' }, basic] };
    case 'negotiate-basic':
      return { accepts: [{ scheme: 'Negotiate' }, basic] };
    case 'no-challenge':
      return { accepts: [basic], quirks: faulty({ quirk: 'no-challenge' }) };
    case 'bearer-scope':
      return { accepts: [bearer], scopes: ['account:write'] };
  }
}

function digest(algorithm: DigestAlgorithm): SchemePolicy {
  const policy = schemePolicy('digest', 0);
  return policy.scheme === 'Digest' ? { ...policy, algorithms: [algorithm] } : policy;
}
