import { nativeImage, type NativeImage } from 'electron';
import type { TrayIconState } from '../account/at-a-glance';
import { THIS_PLATFORM } from '../base/platform';
import { trayPictures, type TrayLook } from './tray-icon-files';

/** The tray's icon for what it has to tell and where it is seen. It must be made anew when the look changes. */
export function trayIcon(state: TrayIconState, look: TrayLook): NativeImage {
  const icon = nativeImage.createEmpty();
  for (const picture of trayPictures(THIS_PLATFORM, state, look)) icon.addRepresentation(picture);
  icon.setTemplateImage(THIS_PLATFORM === 'darwin');
  return icon;
}
