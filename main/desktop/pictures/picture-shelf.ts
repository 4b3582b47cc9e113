/** Pictures that are held: one for each of many accounts, and some that have just been replaced. */
const MAX_KEPT = 40;

/** The pictures that pages can show, by the path under which they ask for them. */
export class PictureShelf {
  readonly #pictures = new Map<string, Uint8Array>();

  get(path: string): Uint8Array | undefined {
    return this.#pictures.get(path);
  }

  put(path: string, png: Uint8Array): void {
    putNewest(this.#pictures, path, png);
  }
}

/** Puts a value at the end, and drops the oldest of too many. */
export function putNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_KEPT && oldest !== undefined) map.delete(oldest);
}
