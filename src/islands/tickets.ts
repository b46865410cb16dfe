/** The desk of the page for support teams. Its table stands without it. */
class TicketDesk extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    import('./tickets-desk.ts').then(({ mountDesk }) => mountDesk(this)).catch(() => undefined);
  }
}

customElements.define('ticket-desk', TicketDesk);
