import { Menu, nativeImage, nativeTheme, screen, Tray as ElectronTray, type NativeImage } from 'electron';
import type { Platform } from '../../base/platform';
import { electronMenu } from './electron-menu';
import type { Tray, TrayEvents, TrayFace } from './tray';
import { trayPictures, type PanelTone } from './tray-pictures';

/** What the icon that Electron draws needs of the world. */
export interface SystemTrayDeps extends TrayEvents {
  /** There is always a place for icons there. On Linux `PanelTray` draws the icon. */
  readonly platform: Exclude<Platform, 'linux'>;
}

/** The icon in the notification area of Windows or the menu bar of macOS. */
export class SystemTray implements Tray {
  readonly #deps: SystemTrayDeps;
  readonly #tray: ElectronTray;
  #face: TrayFace;
  #menu = Menu.buildFromTemplate([]);
  readonly #redraw = (): void => this.#tray.setImage(this.#image());

  constructor(deps: SystemTrayDeps, face: TrayFace) {
    this.#deps = deps;
    this.#face = face;
    this.#tray = new ElectronTray(this.#image());
    this.#tray.on('click', (_, bounds) => deps.onClick(bounds.width > 0 ? bounds : null));
    if (deps.platform === 'darwin') {
      this.#tray.setIgnoreDoubleClickEvents(true); // else the second of two quick clicks is lost
      // macOS shows a menu that is set at each click; a click is to open the popover there.
      this.#tray.on('right-click', () => this.#tray.popUpContextMenu(this.#menu));
    }
    nativeTheme.on('updated', this.#redraw);
    screen.on('display-metrics-changed', this.#redraw);
    this.#draw();
    queueMicrotask(() => deps.onPlace('there'));
  }

  show(face: TrayFace): void {
    const { icon, style } = this.#face;
    this.#face = face;
    if (face.icon !== icon || face.style !== style) this.#redraw();
    this.#draw();
  }

  remove(): void {
    nativeTheme.off('updated', this.#redraw);
    screen.off('display-metrics-changed', this.#redraw);
    this.#tray.destroy();
  }

  #draw(): void {
    this.#tray.setToolTip(this.#face.tooltip);
    this.#menu = Menu.buildFromTemplate(electronMenu(this.#face.menu));
    if (this.#deps.platform !== 'darwin') this.#tray.setContextMenu(this.#menu);
  }

  #image(): NativeImage {
    return systemTrayImage(this.#deps.platform, this.#face);
  }
}

function systemTrayImage(platform: SystemTrayDeps['platform'], { icon, style }: TrayFace): NativeImage {
  const image = nativeImage.createEmpty();
  const { scaleFactor } = screen.getPrimaryDisplay(); // where the tray is
  for (const picture of trayPictures(platform, icon, style, { panel: taskbarTone(), scaleFactor })) {
    image.addRepresentation(picture);
  }
  image.setTemplateImage(platform === 'darwin' && style === 'automatic');
  return image;
}

/** Windows has one color for its taskbar and one for windows. Electron tells of the first since version 34. */
function taskbarTone(): PanelTone {
  const theme: Partial<typeof nativeTheme> = nativeTheme;
  const isDark = theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors;
  return isDark === true ? 'dark' : 'light';
}
