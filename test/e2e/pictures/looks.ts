/** How a page is looked at. */
export interface Look {
  /** Of the window, in pixels. */
  readonly width: number;
  /** The same; null for as high as the page is. */
  readonly height: number | null;
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors?: true;
  /** How large everything is shown: 2 leaves room for half as much. */
  readonly zoom?: number;
}

const light = { width: 1000, height: 700, colorScheme: 'light' } as const;

/** Colors do not depend on the width, so each width is looked at in one scheme, and each scheme at one width. */
const ALL = {
  '480-light': { ...light, width: 480 },
  '1000-light': light,
  '1000-dark': { ...light, colorScheme: 'dark' },
  '1000-forced-colors': { ...light, colorScheme: 'dark', forcedColors: true },
  '1000-zoomed': { ...light, zoom: 2 },
} as const satisfies Readonly<Record<string, Look>>;

export const PAGE_LOOKS: Readonly<Record<string, Look>> = { ...ALL, '1600-light': { ...light, width: 1600 } };

/** A page that goes on below the window, to its end. */
export const WHOLE: Look = { ...light, height: null };

/** Dialogs stop growing before a window of 1000 pixels is full. In one so high none scrolls, and all of it is seen. */
export const DIALOG_LOOKS: Readonly<Record<string, Look>> = Object.fromEntries(
  Object.entries(ALL).map(([name, look]) => [name, { ...look, height: 1400 }]),
);

const popover = { width: 340, height: null, colorScheme: 'light' } as const;

/** The popover has one width, and is as high as what it says. */
export const POPOVER_LOOKS: Readonly<Record<string, Look>> = {
  light: popover,
  dark: { ...popover, colorScheme: 'dark' },
  'forced-colors': { ...popover, colorScheme: 'dark', forcedColors: true },
};
