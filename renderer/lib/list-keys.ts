/**
 * A key for each entry of a list that stays its own while others come, go or are not searched for.
 * @param nameOf what tells an entry from others; those that share one are counted
 */
export function listKeys<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): ReadonlyMap<Entry, string> {
  const counts = new Map<string, number>();
  return new Map(
    entries.map((entry) => {
      const name = nameOf(entry);
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return [entry, `${count} ${name}`];
    }),
  );
}
