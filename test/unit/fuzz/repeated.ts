/** `unit` over and over, up to `bytes`, and the number of each round where it has a `#`. */
export function repeated(one: string, bytes: number): string {
  const pieces: string[] = [];
  for (let round = 0, length = 0; ; round += 1) {
    const piece = one.replaceAll('#', String(round));
    length += Buffer.byteLength(piece);
    if (length > bytes) return pieces.join('');
    pieces.push(piece);
  }
}
