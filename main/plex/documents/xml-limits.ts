/** The most decoded bytes an answer may have; the largest seen had 15 kB. */
export const MAX_BYTES = 256 * 1024;

/** How many elements of a document may stand in one another. */
export const MAX_DEPTH = 16;

/** What no document may hold: characters that XML 1.0 forbids, and a DOCTYPE, which could declare entities. */
// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|<!doctype/i;
