/**
 * A picture for a container of icons.
 * @typedef {object} Picture
 * @property {number} size width and height in pixels
 * @property {Buffer} png
 */

/**
 * A Windows icon: a directory of its pictures and then the pictures, which since Windows Vista may be PNGs
 * (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)).
 * @param {readonly Picture[]} pictures up to 256 pixels
 * @returns {Buffer}
 */
export function ico(pictures) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2); // an icon and not a cursor
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const directory = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0); // 0 stands for 256
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4); // color planes
    entry.writeUInt16LE(32, 6); // bits of a pixel
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...pictures.map(({ png }) => png)]);
}

/**
 * What a macOS icon calls its pictures, by their size in pixels
 * (https://en.wikipedia.org/wiki/Apple_Icon_Image_format). Two names share a picture where one is the Retina form of
 * the half size. There is no PNG of 16 pixels: applications do not show the type for it properly, and macOS makes it
 * from 32.
 * @type {Readonly<Record<number, readonly string[]>>}
 */
const ICNS_TYPES = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** The sizes of a macOS icon, in pixels. */
export const ICNS_SIZES = Object.keys(ICNS_TYPES).map(Number);

/**
 * A macOS icon: blocks of a type, a length and a PNG.
 * @param {readonly Picture[]} pictures of `ICNS_SIZES`
 * @returns {Buffer}
 */
export function icns(pictures) {
  const block = (/** @type {string} */ type, /** @type {Buffer} */ content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(head.length + content.length, 4);
    return Buffer.concat([head, content]);
  };
  const blocks = pictures.flatMap(({ size, png }) =>
    (ICNS_TYPES[size] ?? []).map((type) => block(type, png)),
  );
  return block('icns', Buffer.concat(blocks));
}
