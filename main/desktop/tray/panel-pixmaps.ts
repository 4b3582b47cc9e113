import { nativeImage } from 'electron';
import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';
import { argb32 } from './argb32';
import type { Pixmap } from './status-notifier-item';
import { panelPictures } from './tray-pictures';

/** The pixels of a tray icon for the panel of a Linux desktop, in every size that panels use. */
export function panelPixmaps(icon: TrayIconState, style: TrayIconStyle): readonly Pixmap[] {
  return panelPictures(icon, style).map(({ size, dataURL }) => ({
    width: size,
    height: size,
    argb: argb32(nativeImage.createFromDataURL(dataURL).toBitmap()),
  }));
}
