import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';
import type { Clock } from '../../base/clock';
import type { SessionBus } from '../../dbus/session-bus';
import { DbusMenu } from './dbus-menu';
import { ItemRegistration } from './item-registration';
import { StatusNotifierItem, type Pixmap } from './status-notifier-item';
import type { Tray, TrayEvents, TrayFace } from './tray';

/** What the icon in the panel of a Linux desktop needs of the world. */
export interface PanelTrayDeps extends TrayEvents {
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly pixmaps: (icon: TrayIconState, style: TrayIconStyle) => readonly Pixmap[];
}

const ITEM = '/StatusNotifierItem';
const MENU = '/MenuBar';

/** The icon in the panel of a Linux desktop: Marquee’s own item and menu on the session bus, which the panel draws. */
export class PanelTray implements Tray {
  readonly #item: StatusNotifierItem;
  readonly #menu: DbusMenu;
  readonly #registration: ItemRegistration;

  constructor(deps: PanelTrayDeps, face: TrayFace) {
    const { bus, clock, pixmaps, onClick, onPlace } = deps;
    this.#menu = new DbusMenu(bus, MENU, face.menu);
    this.#item = new StatusNotifierItem(
      { bus, path: ITEM, menuPath: MENU, pixmaps, onActivate: () => onClick(null) },
      face,
    );
    this.#registration = new ItemRegistration({ bus, clock, path: ITEM, item: this.#item, onPlace });
  }

  show(face: TrayFace): void {
    this.#item.show(face);
    this.#menu.show(face.menu);
  }

  remove(): void {
    this.#registration.stop();
    this.#item.withdraw();
    this.#menu.withdraw();
  }
}
