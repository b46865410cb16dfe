import { LAB_WORDS } from '#site/words.ts';

/**
 * `<request-lab preset="u17">` holds exchanges as text. Once it is near the window, the switches of that preset are
 * loaded and take their place; until then, and when loading fails, the text stays. Without `preset` it is the whole
 * lab, which the script of its own page loads.
 */
class RequestLab extends HTMLElement {
  #observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    if (this.#observer !== null || !this.hasAttribute('preset')) return;
    const near = (entries: readonly IntersectionObserverEntry[]): void => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.disconnectedCallback();
      import('./lab/small.ts').then(({ mountSmall }) => mountSmall(this)).catch(() => sayMissing(this));
    };
    this.#observer = new IntersectionObserver(near, { rootMargin: '200px' });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

/** Says below the exchanges that what works is missing. */
export function sayMissing(host: HTMLElement): void {
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'status');
  sentence.textContent = LAB_WORDS.missing;
  host.append(sentence);
}

customElements.define('request-lab', RequestLab);
