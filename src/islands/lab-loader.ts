/**
 * `<request-lab>` holds exchanges as text. Once it is near the window, what works is loaded and takes their place:
 * with `preset` the switches of that preset, without it the whole lab. Until then, and when loading fails, the
 * text stays.
 */
class RequestLab extends HTMLElement {
  #observer: IntersectionObserver | null = null;
  #started = false;

  connectedCallback(): void {
    if (this.#started) return;
    const near = (entries: IntersectionObserverEntry[]): void => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#start();
    };
    this.#observer = new IntersectionObserver(near, { rootMargin: '200px' });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  async #start(): Promise<void> {
    this.#observer?.disconnect();
    if (this.#started) return;
    this.#started = true;
    try {
      if (this.hasAttribute('preset')) await (await import('./lab/small.ts')).mountSmall(this);
      else await (await import('./lab/whole.ts')).mountLab(this);
    } catch {
      const sentence = document.createElement('p');
      sentence.className = 'says';
      sentence.setAttribute('role', 'status');
      sentence.textContent =
        'The switches could not be loaded. What stands here is the same exchange without them.';
      this.append(sentence);
    }
  }
}

customElements.define('request-lab', RequestLab);
