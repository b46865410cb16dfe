/** Said when a play could not be computed. */
export const FAILED = 'This browser could not compute the answer. The exchange below is the one before.';

/** Sets a text that a live region speaks; the same text is not spoken again. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
