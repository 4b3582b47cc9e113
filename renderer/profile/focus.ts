/** Hands the keyboard to `element` when what had it is gone from the page, so that it does not begin at the top again. */
export function focusIfLost(element: HTMLElement): void {
  if (document.activeElement === document.body) element.focus();
}
