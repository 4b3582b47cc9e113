/**
 * Finds the token in what a person pasted: the token itself, or a whole address that carries
 * `X-Plex-Token=…`, as "View XML" in Plex Web opens it.
 * @returns the token, not yet checked in any way; empty when nothing was pasted
 */
export function pastedToken(pasted: string): string {
  const [, inAddress] = /X-Plex-Token(?:=|%3D)([^&#\s"'<>]+)/i.exec(pasted) ?? [];
  return inAddress === undefined ? pasted.trim() : decoded(inAddress);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % that encodes nothing
  }
}
