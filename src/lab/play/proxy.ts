import { decide } from '#http-auth/decide.ts';
import { memoryState } from '#http-auth/state.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import { basicLine } from '../client/credentials.ts';
import { plainRequest } from '../client/request.ts';
import { policyOf } from '../policy.ts';
import { PROXY_HOST, PROXY_PASSWORD, PROXY_USER, WRONG_PASSWORD } from '../world.ts';
import { note } from './notes.ts';
import type { Stage } from './stage.ts';

/**
 * The tunnel through the proxy as a step (RFC 9110 §9.3.6), and whether it was opened. What goes through it afterwards
 * is the same as without a proxy; over plain http the lab opens a tunnel too, as curl -p does.
 */
export async function throughProxy(stage: Stage): Promise<boolean> {
  const { state, now } = stage;
  const { origin } = plainRequest(state);
  const { hostname, port, protocol } = new URL(origin);
  const target = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  const lines: readonly FieldLine[] = [['Host', target], ...credentials(state['proxy-credentials'])];
  const request: Incoming = { method: 'CONNECT', target, origin, lines, body: new Uint8Array() };
  const { random } = stage.held();
  const decision = await decide(request, await policyOf(state, now), {
    now: () => now * 1000,
    random,
    state: memoryState(),
  });
  const title = 'Tunnel through the proxy';
  if (decision.status === 407) {
    const notes = [
      note(
        'The server has not seen the request: the proxy wants its own password',
        'RFC 9110 §15.5.8',
        'u40',
      ),
    ];
    stage.add(title, { request, answered: decision, decision, peer: PROXY_HOST }, { notes });
    return false;
  }
  const answered = { status: 200, reason: 'Connection established', lines: [], body: '' };
  const notes = [
    note('The proxy lets the client through, and sees nothing of what follows', 'RFC 9110 §9.3.6'),
  ];
  stage.add(title, { request, answered, decision: null, peer: PROXY_HOST }, { notes });
  return true;
}

function credentials(which: string): readonly FieldLine[] {
  if (which === 'none') return [];
  return [basicLine(PROXY_USER, which === 'right' ? PROXY_PASSWORD : WRONG_PASSWORD, 'Proxy-Authorization')];
}
