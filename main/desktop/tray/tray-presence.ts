import { othersInNeed } from '../../../preload/contract/app/others-in-need';
import type { Platform } from '../../base/platform';
import { words } from '../../base/words';
import type { Clock } from '../../base/clock';
import type { SessionBus } from '../../dbus/session-bus';
import type { Rectangle } from '../windows/window-place';
import type { Tray, TrayEvents, TrayFace, TrayPlace } from './tray';
import { trayMenu, type TrayActions, type TrayView } from './tray-menu';

/** How often ages are told again, in milliseconds. */
const TICK_MS = 60_000;

/** A panel that is restarted is back within this time, in milliseconds; only then is its icon lost. */
const RESTART_MS = 10_000;

/**
 * Whether there is a tray icon: `awaited` until the desktop has shown it or not, and for a while when a panel that had
 * it went away; that may be restarting.
 */
export type TrayState = 'awaited' | 'there' | 'none';

/** What the tray needs of the world. */
export interface TrayPresenceDeps {
  readonly platform: Platform;
  readonly bus: SessionBus;
  readonly clock: Clock;
}

/** What the tray shows, and who is told of what happens to it. */
export interface TrayConnections {
  readonly view: () => TrayView;
  readonly actions: TrayActions;
  readonly onClick: (icon: Rectangle | null) => void;
  /** Told once, and again whenever it changes, whether people can see the tray icon. */
  readonly onPlace: (place: TrayPlace) => void;
  /** Told once a minute: things that depend on the time may have come true. */
  readonly onTick: () => void;
}

/** The tray icon, what it shows, and whether it is there. */
export class TrayPresence {
  readonly #deps: TrayPresenceDeps;
  #connections: TrayConnections | null = null;
  #tray: Tray | null = null;
  #state: TrayState = 'awaited';
  /** The view that is on show, as text: what has not changed is not drawn again. */
  #shown = '';
  #isStopped = false;
  #cancelTick: () => void = () => undefined;
  #cancelLoss: () => void = () => undefined;

  constructor(deps: TrayPresenceDeps) {
    this.#deps = deps;
  }

  get state(): TrayState {
    return this.#state;
  }

  async start(connections: TrayConnections): Promise<void> {
    this.#connections = connections;
    this.#tick(connections);
    const { onClick, onPlace } = connections;
    const create = await this.#load({ onClick, onPlace: (place) => this.#placed(place, onPlace) });
    if (this.#isStopped) return;
    const view = connections.view();
    this.#shown = JSON.stringify(view);
    this.#tray = create(faceOf(view, connections));
  }

  /** Shows what is new. */
  update(): void {
    if (this.#tray === null || this.#connections === null) return;
    const view = this.#connections.view();
    const text = JSON.stringify(view);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#tray.show(faceOf(view, this.#connections));
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTick();
    this.#cancelLoss();
    this.#tray?.remove();
    this.#tray = null;
  }

  /** Only what this system needs is loaded. */
  async #load(events: TrayEvents): Promise<(face: TrayFace) => Tray> {
    const { platform, bus, clock } = this.#deps;
    if (platform === 'linux') {
      const [{ PanelTray }, { panelPixmaps }] = await Promise.all([
        import('./panel-tray'),
        import('./panel-pixmaps'),
      ]);
      return (face) => new PanelTray({ ...events, bus, clock, pixmaps: panelPixmaps }, face);
    }
    const { SystemTray } = await import('./system-tray');
    return (face) => new SystemTray({ ...events, platform }, face);
  }

  #placed(place: TrayPlace, onPlace: TrayConnections['onPlace']): void {
    this.#cancelLoss();
    const tell = (): void => {
      this.#state = place === 'there' ? 'there' : 'none';
      onPlace(place);
    };
    if (place === 'there' || this.#state !== 'there') {
      tell();
      return;
    }
    this.#state = 'awaited';
    this.#cancelLoss = this.#deps.clock.after(RESTART_MS, tell);
  }

  #tick(connections: TrayConnections): void {
    this.#cancelTick = this.#deps.clock.after(TICK_MS, () => {
      this.update();
      connections.onTick();
      this.#tick(connections);
    });
  }
}

function faceOf(view: TrayView, { actions }: TrayConnections): TrayFace {
  const { icon, name, pass, state, read } = view.glance;
  const others = othersInNeed(view.accounts, view.shownId, words().shared.othersInNeed);
  const tooltip = [name, pass, icon === 'fine' ? null : state, read, others].filter(Boolean).join('\n');
  return { icon: view.icon, style: view.style, tooltip, menu: trayMenu(view, actions) };
}
