/**
 * The outlines of the icons, drawn with a pen of 1.5 on a sheet of 20 by 20; to be imported as `icons`. Here are those that
 * a window with a profile begins with; a file is loaded as a whole, so the others are in `view-icons.ts`.
 */

/** An outline: what the `d` of an SVG path holds. */
export type IconPath = `${'M' | 'm'}${number}${string}`;

export const check = 'm4.2 10.6 3.8 3.8L16 6';
export const clock = 'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM10 6v4.2l2.8 1.7';
export const close = 'm5.5 5.5 9 9m0-9-9 9';
export const copy = 'M7.4 7.4h8.8v8.8H7.4zm5.2-.2V3.8H3.8v8.8h3.4';
export const external = 'M8 4.5H4.5v11h11V12M11 3.5h5.5V9m-.3-5.2-6.7 6.7';
export const eye =
  'M1.9 10S4.8 4.8 10 4.8 18.1 10 18.1 10 15.2 15.2 10 15.2 1.9 10 1.9 10Zm8.1 2.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z';
export const eyeOff =
  'm3 3 14 14M8 5a9 9 0 0 1 2-.2c5.2 0 8.1 5.2 8.1 5.2a13 13 0 0 1-2.4 2.9M5.6 6.4A12 12 0 0 0 1.9 10s2.9 5.2 8.1 5.2c1.5 0 2.9-.4 4-1M8.4 8.4a2.4 2.4 0 0 0 3.3 3.3';
export const history = 'M3.6 4v3.6h3.6M3.7 7.5a6.9 6.9 0 1 1-.5 3.6M10 6.2v4l2.7 1.6';
export const home = 'm3 9.4 7-6 7 6M4.8 8.2v8.3h10.4V8.2m-7 8.2v-4.2h3.6v4.2';
export const info = 'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4Zm0-8v4.4m0-7.2v.1';
export const lock = 'M4.8 9h10.4v7.6H4.8zM7 9V6.4a3 3 0 0 1 6 0V9m-3 3v1.6';
export const minus = 'M6 10h8';
export const other = 'M3.2 5.4h13.6M3.2 10h13.6M3.2 14.6h8.6';
export const person =
  'M10 10.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8ZM3.5 17c.7-3 3.3-4.6 6.5-4.6s5.8 1.6 6.5 4.6';
export const phone = 'M5.8 2.8h8.4v14.4H5.8zm3 11.9h2.4';
export const plus = 'M10 4.5v11M4.5 10h11';
export const refresh = 'M16.6 10a6.6 6.6 0 1 1-2-4.7l2 1.9m0-4v4h-3.8';
export const search = 'M8.8 14.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6ZM13 13l4.2 4.2';
export const settings =
  'M3 6h7m4 0h3M3 14h3m4 0h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z';
export const shield = 'M10 2.8 16 5v4.6c0 3.8-2.5 6.3-6 7.6-3.5-1.3-6-3.8-6-7.6V5l6-2.2Zm-2.6 7 1.9 1.9L13 8';
export const ticket =
  'M2.8 5.8h14.4v2.6a1.6 1.6 0 0 0 0 3.2v2.6H2.8v-2.6a1.6 1.6 0 0 0 0-3.2V5.8Zm9.4.3v1.2m0 2.1v1.2m0 2.1v1.2';
export const warning = 'M10 3.2 17.6 16.4H2.4L10 3.2Zm0 5v3.8m0 2.1v.1';
