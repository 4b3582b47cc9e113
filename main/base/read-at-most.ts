/** What comes in pieces, in one; null where it is longer than `most` bytes: then it is read no further. Rejects as it does. */
export async function readAtMost(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
