/** Sets a text that a live region speaks; the same text is not spoken again. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
