import type { CardId } from '../../lib/fields/cards';

/** The last card that begins in the upper part of the window, or above; the first one while none does. */
export function cardAtTop(cards: readonly { readonly id: CardId }[]): CardId {
  const topOf = (id: CardId): number =>
    document.getElementById(`card-${id}`)?.getBoundingClientRect().top ?? Infinity;
  return cards.findLast(({ id }) => topOf(id) < 0.3 * window.innerHeight)?.id ?? 'pass';
}
