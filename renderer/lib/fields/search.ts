import { folded } from '../../../preload/contract/text';
import { valueText } from './value-text';
import { group, type Card, type Row } from './rows';
import { viewWords } from '../words/words.svelte';

/** The texts that contain `query`, whatever the case; all of them for an empty query. */
export function matching(texts: readonly string[], query: string): readonly string[] {
  const wanted = folded(query.trim());
  return texts.filter((text) => folded(text).includes(wanted));
}

/**
 * The rows that `query` finds by label, by plex.tv's own name, by value, or by another word for the field or its card. Hidden values are not looked at, else
 * a search would give them away letter by letter.
 */
export function searchCards(cards: readonly Card[], query: string, showPrivate: boolean): readonly Card[] {
  const wanted = folded(query.trim());
  if (wanted === '') return cards;
  return cards
    .map((card) => ({
      ...card,
      groups: card.groups
        .map(({ title, rows }) =>
          group(
            title,
            rows.filter((row) =>
              folded(`${textOf(row, showPrivate)}\n${synonymsOf(card, row)}`).includes(wanted),
            ),
          ),
        )
        .filter(({ count }) => count > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
}

function textOf(row: Row, showPrivate: boolean): string {
  const { reading } = row;
  const visible = !row.hidden || showPrivate;
  const value = visible && reading.state === 'value' ? valueText(row, reading.value) : '';
  return `${row.words.label}\n${row.path}\n${value}`;
}

/** Other words that a person may search for. Listed subscriptions share theirs, whatever their number. */
function synonymsOf({ id }: Card, { path }: Row): string {
  const { cards, fields } = viewWords().synonyms;
  const ofCard: Partial<Record<string, string>> = { ...cards };
  const ofField: Partial<Record<string, string>> = { ...fields };
  return `${ofCard[id] ?? ''}\n${ofField[path.replace(/\[\d+\]/, '')] ?? ''}`;
}
