import { ADDRESS_IDS, type AddressId } from '../../src/lab/addresses.ts';
import {
  API_KEY,
  API_KEY_HEADER,
  AWS_KEY,
  AWS_REGION,
  AWS_SERVICE,
  OWNER,
  PASSWORD,
  SESSION_COOKIE,
  SESSION_ID,
} from '../../src/lab/world.ts';

const USER = `-u ${OWNER}:${PASSWORD}`;

/** What `/` answers and the command prints: the credentials, and a line of curl for each resource. */
export function indexText(origin: string): string {
  const lines = ADDRESS_IDS.map((id) => `  ${curlLine(origin, id)}`);
  return `Resources, each with a line that gets in or shows how far this client comes:

${lines.join('\n')}

User name and password: ${OWNER}, ${PASSWORD}. In a browser, open the address and type them.
Leave the credentials out, or change a letter, and read the 401.
`;
}

function curlLine(origin: string, id: AddressId): string {
  const address = `${origin}/lab/${id}`;
  const made = `curl -s ${origin}/credentials/${id} | curl -i -H @- ${address}`;
  switch (id) {
    case 'basic':
    case 'no-challenge':
      return `curl -i ${USER} ${address}`;
    case 'digest':
    case 'digest-md5':
    case 'digest-sha-256':
    case 'digest-sha-512-256':
      return `curl -i --digest ${USER} ${address}`;
    case 'basic-digest':
    case 'bearer-basic':
    case 'bearer-basic-joined':
      return `curl -i --anyauth ${USER} ${address}`;
    case 'ntlm':
    case 'ntlm-basic':
      return `curl -i --ntlm ${USER} ${address}`;
    case 'negotiate':
    case 'negotiate-basic':
      return `curl -i --negotiate -u : ${address}`;
    case 'api-key':
      return `curl -i -H '${API_KEY_HEADER}: ${API_KEY}' ${address}`;
    case 'cookie':
      return `curl -i -b ${SESSION_COOKIE}=${SESSION_ID} ${address}`;
    case 'sigv4': {
      const provider = `aws:amz:${AWS_REGION}:${AWS_SERVICE}`;
      return `curl -i --aws-sigv4 ${provider} -u ${AWS_KEY.id}:${AWS_KEY.secret} ${address}`;
    }
    case 'bearer':
    case 'bearer-scope':
    case 'dpop':
    case 'hmac':
    case 'oauth1':
      return made;
  }
}
