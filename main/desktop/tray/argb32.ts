/**
 * Turns pixels as Electron has them (blue, green, red, alpha; premultiplied) into those of a StatusNotifierItem (alpha, red,
 * green, blue; not premultiplied).
 */
export function argb32(bgra: Buffer): Buffer {
  const argb = Buffer.alloc(bgra.length);
  for (let at = 0; at < bgra.length; at += 4) {
    const [blue = 0, green = 0, red = 0, alpha = 0] = bgra.subarray(at, at + 4);
    const straight = (color: number): number => (alpha === 0 ? 0 : Math.round((color * 255) / alpha));
    argb.set([alpha, straight(red), straight(green), straight(blue)], at);
  }
  return argb;
}
