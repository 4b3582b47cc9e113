/** A text of `most` characters at most: of a longer one its beginning, with a sign that there was more. Never half of a pair. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text.slice(0, 2 * (most + 1))); // each has two units at most
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
