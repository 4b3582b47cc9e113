import type { Platform } from '../base/platform';
import type { TrayIconState } from '../account/at-a-glance';

/** How bright the panel is that the icon stands on. macOS tints its icons itself. */
export type PanelTone = 'light' | 'dark';

/** Where the icon is going to be seen. */
export interface TrayLook {
  readonly panel: PanelTone;
  /** Scale factor of the primary display, which is where the tray is. */
  readonly scaleFactor: number;
}

/** One picture of an icon. */
export interface TrayPicture {
  readonly scaleFactor: number;
  readonly dataURL: string;
}

/** The pixel sizes that `npm run icons` draws. */
const SIZES = [16, 20, 24, 32, 40, 48, 64] as const;

const FILES = import.meta.glob<string>('./tray-icons/*.png', {
  query: '?inline',
  import: 'default',
  eager: true,
});

/**
 * The pictures of a tray icon. On macOS they are a template of 16 points, plain and Retina. Elsewhere it is a single
 * one, already in the pixels of the display, because there Electron hands on nothing but the picture for scale 1:
 * Windows shows 16 pixels at 100 %, and panels on Linux, which do not say how large they are, scale down from 24.
 */
export function trayPictures(
  platform: Platform,
  state: TrayIconState,
  { panel, scaleFactor }: TrayLook,
): readonly TrayPicture[] {
  if (platform === 'darwin') {
    return [
      { scaleFactor: 1, dataURL: dataURL(`${state}-template-16`) },
      { scaleFactor: 2, dataURL: dataURL(`${state}-template-32`) },
    ];
  }
  const size = platform === 'win32' ? windowsSize(scaleFactor) : scaleFactor >= 1.5 ? 48 : 24;
  return [{ scaleFactor: 1, dataURL: dataURL(`${state}-${panel}-${size}`) }];
}

/** The drawn size that Windows has to scale down the least. */
function windowsSize(scaleFactor: number): number {
  return SIZES.find((size) => size >= 16 * scaleFactor) ?? 64;
}

function dataURL(name: string): string {
  const url = FILES[`./tray-icons/${name}.png`];
  if (url === undefined) throw new Error(`There is no tray icon “${name}”.`);
  return url;
}
