import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../base/platform';
import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';

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

/** The drawings are named by the panel that they are for. */
const TONES = { light: 'dark', dark: 'light', colored: 'colored' } as const satisfies Readonly<
  Record<Exclude<TrayIconStyle, 'automatic'>, string>
>;

/** The pixel sizes that `npm run icons` draws for Windows. */
const SIZES = [16, 20, 24, 32, 40, 48, 64] as const;

/**
 * Those for Linux. Panels do not say how large they are. Some take the next smaller picture as it is; others scale the largest
 * down, which blurs the less the smaller that is.
 */
const PANEL_SIZES = [16, 22, 24, 32, 48] as const;

/** Read when it is shown: an icon stands in the tray all day, and the others would in memory. */
const FOLDER = join(__dirname, 'icons');

/**
 * The pictures of a tray icon that Electron draws. On macOS they have 16 points, plain and Retina, and are a template
 * unless a person wants them otherwise. On Windows
 * it is a single one, already in the pixels of the display (16 at 100 %), because there Electron hands on nothing but the
 * picture for scale 1.
 */
export function trayPictures(
  platform: Exclude<Platform, 'linux'>,
  state: TrayIconState,
  style: TrayIconStyle,
  { panel, scaleFactor }: TrayDisplay,
): readonly TrayPicture[] {
  if (platform === 'darwin') {
    const tone = style === 'automatic' ? 'template' : TONES[style];
    return [
      { scaleFactor: 1, dataURL: dataURL(`${state}-${tone}-16`) },
      { scaleFactor: 2, dataURL: dataURL(`${state}-${tone}-32`) },
    ];
  }
  const tone = style === 'automatic' ? panel : TONES[style];
  return [{ scaleFactor: 1, dataURL: dataURL(`${state}-${tone}-${windowsSize(scaleFactor)}`) }];
}

/** The pictures for a panel of Linux; by itself a light sign on a dark tile, which is seen on a light panel, too. */
export function panelPictures(state: TrayIconState, style: TrayIconStyle): readonly PanelPicture[] {
  const tone = style === 'automatic' ? 'tile' : TONES[style];
  return PANEL_SIZES.map((size) => ({ size, dataURL: dataURL(`${state}-${tone}-${size}`) }));
}

/** The drawn size that Windows has to scale down the least. */
function windowsSize(scaleFactor: number): number {
  return SIZES.find((size) => size >= 16 * scaleFactor) ?? 64;
}

function dataURL(name: string): string {
  return `data:image/png;base64,${readFileSync(join(FOLDER, `${name}.png`), 'base64')}`;
}
