import { Menu, Tray } from 'electron';
import type { TrayIconState } from '../account/at-a-glance';
import { THIS_PLATFORM } from '../base/platform';
import type { Rectangle } from './window-place';
import { panelLook } from './panel-look';
import { trayIcon } from './tray-icon';
import { trayMenu, type TrayActions, type TrayView } from './tray-menu';

/** The tray icon with its tooltip and its menu. It follows what it is told to show. */
export class TrayIcon {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  #icon: TrayIconState;
  /** The view that is on show, as text: what has not changed is not drawn again. */
  #shown = '';
  #menu = Menu.buildFromTemplate([]);

  /** @param onClick the icon was clicked; `at` is where it is, or null where the system does not tell */
  constructor(view: TrayView, actions: TrayActions, onClick: (at: Rectangle | null) => void) {
    this.#actions = actions;
    this.#icon = view.icon;
    this.#tray = new Tray(trayIcon(this.#icon, panelLook()));
    this.#tray.on('click', (_, bounds) => onClick(bounds.width > 0 ? bounds : null));
    // macOS shows a menu that is set at each click; a click is to open the popover there.
    if (THIS_PLATFORM === 'darwin') {
      this.#tray.on('right-click', () => this.#tray.popUpContextMenu(this.#menu));
    }
    this.show(view);
  }

  show(view: TrayView): void {
    const text = JSON.stringify(view);
    if (text === this.#shown) return;
    this.#shown = text;
    const { icon, name, pass, state, read } = view.glance;
    if (view.icon !== this.#icon) {
      this.#icon = view.icon;
      this.#tray.setImage(trayIcon(view.icon, panelLook()));
    }
    this.#tray.setToolTip([name, pass, icon === 'fine' ? null : state, read].filter(Boolean).join('\n'));
    this.#menu = Menu.buildFromTemplate(trayMenu(view, this.#actions));
    if (THIS_PLATFORM !== 'darwin') this.#tray.setContextMenu(this.#menu);
  }

  /** The panel changed between light and dark. */
  redraw(): void {
    this.#tray.setImage(trayIcon(this.#icon, panelLook()));
  }

  remove(): void {
    this.#tray.destroy();
  }
}
