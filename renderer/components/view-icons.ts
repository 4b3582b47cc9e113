/** The outlines of the icons that `icons.ts` leaves to what the window loads later; to be imported as `viewIcons`. */

export const arrow = 'M3.5 10h13m-4.5-4.5 4.5 4.5-4.5 4.5';
export const back = 'M12 4.5 6.5 10l5.5 5.5';
export const browser = 'M2.8 4.2h14.4v11.6H2.8zm0 3.4h14.4M5.2 5.9v.1m2-.1v.1';
export const chevrons = 'm6.5 7.8 3.5-3.5 3.5 3.5m-7 4.4 3.5 3.5 3.5-3.5';
export const cloud =
  'M6 15.5h8.2a3.3 3.3 0 0 0 .6-6.5A5 5 0 0 0 5.4 8 3.8 3.8 0 0 0 6 15.5Zm2.6-5.2 2.8 2.8m0-2.8-2.8 2.8';
export const document = 'M5 2.8h6.5L15 6.3v10.9H5zm6.5 0v3.5H15M8 10.5l4 4m0-4-4 4';
export const dots = 'M4.5 10v.1m5.5-.1v.1m5.5-.1v.1';
export const down = 'M10 4v12m-4.5-4.5L10 16l4.5-4.5';
export const hourglass =
  'M5.5 3h9m-9 14h9m-8-14v2.6c0 1.8 3.5 3 3.5 4.4s-3.5 2.6-3.5 4.4V17m7-14v2.6c0 1.8-3.5 3-3.5 4.4s3.5 2.6 3.5 4.4V17';
export const key = 'M12.6 11.4a4 4 0 1 0-3.9-3.1L3 14v3h3v-2h2v-2h1.6l1.1-1.7c.6.1 1.2.1 1.9.1Zm.8-4.7v.1';
export const offline = 'M2.5 8a11 11 0 0 1 15 0M5.2 11a7 7 0 0 1 9.6 0M8 14a3 3 0 0 1 4 0M3.5 3.5l13 13';
export const pen = 'm4 16 .8-3.4 8.6-8.6 2.6 2.6-8.6 8.6L4 16Z';
export const save = 'M10 3v9.2m-3.6-3.4L10 12.4l3.6-3.6M3.6 13v3.6h12.8V13';
export const signOut = 'M11.5 3.5h-7v13h7m-3-6.5h8.5M14 7l3 3-3 3';
export const up = 'M10 16V4M5.5 8.5 10 4l4.5 4.5';
