/** The value of a JSON text; undefined, which JSON can't hold, when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // its messages quote the text, and a text can hold secrets
  }
}
