import { nativeImage, type NativeImage } from 'electron';
import type { Platform } from '../../base/platform';
import picture from '../../../build/icons/linux/64x64.png?inline';

/**
 * The icon that a window brings along. On X11 task bars show it where no installed desktop entry names one, as in a
 * checkout; Windows and macOS take the program's own, which has every size.
 */
export function windowIcon(platform: Platform): { readonly icon?: NativeImage } {
  return platform === 'linux' ? { icon: nativeImage.createFromDataURL(picture) } : {};
}
