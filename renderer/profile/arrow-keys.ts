/** Hands the keyboard on within a list, in a ring: up and down by the arrow keys, to its ends by Home and End. */
export function moveFocus(event: KeyboardEvent, list: readonly HTMLElement[]): void {
  const at = list.findIndex((element) => element === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  list.at(to % list.length)?.focus();
}
