/**
 * `<request-simulator scheme="bearer" off="fresh">` holds static exchanges. Once it is in view, the switches are
 * loaded and take their place; until then, and when loading fails, the static text stays.
 */
class RequestSimulator extends HTMLElement {
  #observer: IntersectionObserver | null = null;
  #started = false;

  connectedCallback(): void {
    if (this.#started) return;
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#start();
    });
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
      const { mountSimulator } = await import('./request-simulator.ts');
      await mountSimulator(this);
    } catch {
      const sentence = document.createElement('p');
      sentence.className = 'simulator-status';
      sentence.setAttribute('role', 'status');
      sentence.textContent =
        'The switches could not be loaded. What stands here is the same exchange without them.';
      this.append(sentence);
    }
  }
}

customElements.define('request-simulator', RequestSimulator);
