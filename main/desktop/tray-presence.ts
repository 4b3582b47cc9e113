import { nativeTheme } from 'electron';
import type { Clock } from '../clock';
import type { SessionBus } from '../dbus/session-bus';
import { TrayIcon } from './tray';
import { watchTrayHost } from './tray-host';
import type { TrayActions, TrayView } from './tray-menu';
import type { Rectangle } from './window-place';

/** How often ages are told anew, in milliseconds. */
const TICK_MS = 60_000;

/** Whether there is a tray icon: `awaited` until the system has said whether it has a place for one. */
export type TrayState = 'awaited' | 'there' | 'none';

/** What the tray needs of the world. */
export interface TrayPresenceParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly view: () => TrayView;
  readonly actions: TrayActions;
  readonly onClick: (icon: Rectangle | null) => void;
  /** Told at the first answer, and whenever it changes, whether there is a tray icon. */
  readonly onPresence: (isThere: boolean, isFirst: boolean) => void;
  /** Told once a minute: things that depend on the time may have come true. */
  readonly onTick: () => void;
}

/**
 * The tray icon as long as there is a place for it. On Linux an icon that was made without one never shows, so it is
 * made when a host answers, and anew when one comes back.
 */
export class TrayPresence {
  readonly #parts: TrayPresenceParts;
  #icon: TrayIcon | null = null;
  #wasTold = false;
  #stop: () => void = () => undefined;
  #callOffTick: () => void = () => undefined;
  readonly #redraw = (): void => this.#icon?.redraw();

  constructor(parts: TrayPresenceParts) {
    this.#parts = parts;
  }

  get state(): TrayState {
    if (!this.#wasTold) return 'awaited';
    return this.#icon ? 'there' : 'none';
  }

  start(): void {
    const { bus, clock } = this.#parts;
    const host = watchTrayHost({ bus, clock, onChange: (isThere) => this.#hostChanged(isThere) });
    this.#stop = () => host.stop();
    nativeTheme.on('updated', this.#redraw);
    this.#tick();
  }

  /** Shows what is new. */
  update(): void {
    this.#icon?.show(this.#parts.view());
  }

  stop(): void {
    this.#stop();
    this.#callOffTick();
    nativeTheme.off('updated', this.#redraw);
    this.#icon?.remove();
    this.#icon = null;
  }

  #hostChanged(isThere: boolean): void {
    const { view, actions, onClick, onPresence } = this.#parts;
    if (isThere) this.#icon ??= new TrayIcon(view(), actions, onClick);
    else {
      this.#icon?.remove();
      this.#icon = null;
    }
    const isFirst = !this.#wasTold;
    this.#wasTold = true;
    onPresence(isThere, isFirst);
  }

  #tick(): void {
    this.#callOffTick = this.#parts.clock.after(TICK_MS, () => {
      this.update();
      this.#parts.onTick();
      this.#tick();
    });
  }
}
