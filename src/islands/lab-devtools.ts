import { href } from '#site/href.ts';
import { DEVTOOLS_WORDS } from '#site/words.ts';
import { allowScript } from './trusted-script.ts';

const SCOPE = href('/lab/');
const SCRIPT = href('/sw.js');

/**
 * `<lab-devtools>` starts and stops the lab's service worker and says how it stands. It holds a status line, buttons
 * named by `data-do`, and a list for the decisions, whose words are loaded with the worker.
 */
class LabDevtools extends HTMLElement {
  #decisions: { readonly close: () => void } | null = null;

  connectedCallback(): void {
    for (const button of this.#buttons()) {
      button.addEventListener('click', () => void this.#act(button.dataset['do'] ?? ''));
    }
    void this.#resume();
  }

  /** Picks up a worker that an earlier visit has started. */
  async #resume(): Promise<void> {
    if (!('serviceWorker' in navigator)) {
      this.#say(DEVTOOLS_WORDS.none);
      return;
    }
    const registration = await navigator.serviceWorker.getRegistration(SCOPE).catch(() => undefined);
    if (registration === undefined) this.#show(DEVTOOLS_WORDS.stopped, ['start']);
    else await this.#follow(registration);
  }

  async #act(what: string): Promise<void> {
    try {
      if (what === 'start') await this.#start();
      else if (what === 'forget') await this.#forget();
      else await this.#stop();
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.#say(DEVTOOLS_WORDS.blocked + why);
    }
  }

  async #start(): Promise<void> {
    this.#say(DEVTOOLS_WORDS.starting);
    allowScript(SCRIPT);
    await this.#follow(await navigator.serviceWorker.register(SCRIPT, { scope: SCOPE }));
  }

  async #follow(registration: ServiceWorkerRegistration): Promise<void> {
    const list = this.querySelector('ol');
    if (list !== null && this.#decisions === null) {
      const { showDecisions } = await import('./lab-devtools-list.ts');
      this.#decisions = showDecisions(list);
    }
    await controlled(registration);
    if (navigator.serviceWorker.controller === null) {
      // One that was active before the page looked may still be about to claim it.
      const claimed = (): void => void this.#follow(registration);
      navigator.serviceWorker.addEventListener('controllerchange', claimed, { once: true });
      this.#show(DEVTOOLS_WORDS.past, ['stop']);
      return;
    }
    this.#show(DEVTOOLS_WORDS.ready.replace('{scope}', SCOPE), ['forget', 'stop']);
  }

  async #forget(): Promise<void> {
    navigator.serviceWorker.controller?.postMessage({ lab: 'reset' });
    this.querySelector('ol')?.replaceChildren();
    this.#say(DEVTOOLS_WORDS.forgotten);
  }

  async #stop(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration(SCOPE);
    await registration?.unregister();
    this.#decisions?.close();
    this.#decisions = null;
    this.#show(DEVTOOLS_WORDS.removed, ['start']);
  }

  #buttons(): readonly HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('button[data-do]')];
  }

  #show(sentence: string, actions: readonly string[]): void {
    for (const button of this.#buttons()) button.hidden = !actions.includes(button.dataset['do'] ?? '');
    this.#say(sentence);
  }

  #say(sentence: string): void {
    const status = this.querySelector('[role="status"]');
    if (status !== null && status.textContent !== sentence) status.textContent = sentence;
  }
}

/** Waits until the worker runs and, unless the page was loaded past it, has taken this page over. */
async function controlled(registration: ServiceWorkerRegistration): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller !== null) return;
  const fresh = registration.active === null;
  const change = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  await serviceWorker.ready;
  if (fresh) await change;
}

customElements.define('lab-devtools', LabDevtools);
