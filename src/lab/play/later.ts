import type { ProfileName } from '#http-auth/clients/profiles.ts';
import type { Held } from '../client/credentials.ts';
import type { LabState } from '../types.ts';
import type { Followed } from './redirect.ts';
import type { Exchange, Stage } from './stage.ts';

/** Clients other than a program: each is a part of its own. */
export async function playOther(stage: Stage): Promise<void> {
  switch (stage.state.client) {
    case 'curl':
      return (await import('./curl.ts')).playCurl(stage);
    case 'browser':
      return (await import('./browser.ts')).playBrowser(stage);
    default:
      return (await import('./script.ts')).playScript(stage);
  }
}

/** See proxy.ts. */
export async function throughProxy(stage: Stage): Promise<boolean> {
  return (await import('./proxy.ts')).throughProxy(stage);
}

/** See redirect.ts. */
export async function follow(stage: Stage, exchange: Exchange, client: ProfileName): Promise<Followed> {
  return (await import('./redirect.ts')).follow(stage, exchange, client);
}

/** See refresh.ts. */
export async function tokenExchange(fresh: LabState, held: Held): Promise<Exchange> {
  return (await import('./refresh.ts')).tokenExchange(fresh, held);
}
