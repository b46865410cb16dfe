/** A challenge with what differs from run to run given a fixed text. */
export function fixedChallenge(challenge: string): string {
  return challenge
    .replace(/\beyJ[\w.-]+/g, '{token}')
    .replace(/\b(nonce|opaque)="[^"]*"/g, '$1="0401example"');
}
