import type { Platform } from '../../base/platform';
import type { TrayIconState } from '../../../preload/contract/app/glance';

/** How bright the taskbar of Windows is that the icon stands on. macOS tints its icons itself. */
export type PanelTone = 'light' | 'dark';

/** Where the icon is going to be seen. */
export interface TrayDisplay {
  readonly panel: PanelTone;
  /** Scale factor of the display that the tray is on. */
  readonly scaleFactor: number;
}

/** One picture of an icon, for Electron. */
export interface TrayPicture {
  readonly scaleFactor: number;
  readonly dataURL: string;
}

/** One picture of an icon, for the panel of a Linux desktop. */
export interface PanelPicture {
  /** Width and height in pixels. */
  readonly size: number;
  readonly dataURL: string;
}

/** The pixel sizes that `npm run icons` draws for Windows. */
const SIZES = [16, 20, 24, 32, 40, 48, 64] as const;

/**
 * Those for Linux. Panels do not say how large they are. Some take the next smaller picture as it is; others scale the largest
 * down, which blurs the less the smaller that is.
 */
const PANEL_SIZES = [16, 22, 24, 32, 48] as const;

const FILES = import.meta.glob<string>('./icons/*.png', { query: '?inline', import: 'default', eager: true });

/**
 * The pictures of a tray icon that Electron draws. On macOS they are a template of 16 points, plain and Retina. On Windows
 * it is a single one, already in the pixels of the display (16 at 100 %), because there Electron hands on nothing but the
 * picture for scale 1.
 */
export function trayPictures(
  platform: Exclude<Platform, 'linux'>,
  state: TrayIconState,
  { panel, scaleFactor }: TrayDisplay,
): readonly TrayPicture[] {
  if (platform === 'darwin') {
    return [
      { scaleFactor: 1, dataURL: dataURL(`${state}-template-16`) },
      { scaleFactor: 2, dataURL: dataURL(`${state}-template-32`) },
    ];
  }
  return [{ scaleFactor: 1, dataURL: dataURL(`${state}-${panel}-${windowsSize(scaleFactor)}`) }];
}

/** The pictures for a panel of any color: a light sign on a dark tile, which is seen on a light panel. */
export function panelPictures(state: TrayIconState): readonly PanelPicture[] {
  return PANEL_SIZES.map((size) => ({ size, dataURL: dataURL(`${state}-tile-${size}`) }));
}

/** The drawn size that Windows has to scale down the least. */
function windowsSize(scaleFactor: number): number {
  return SIZES.find((size) => size >= 16 * scaleFactor) ?? 64;
}

function dataURL(name: string): string {
  const url = FILES[`./icons/${name}.png`];
  if (url === undefined) throw new Error(`There is no tray icon “${name}”.`);
  return url;
}
