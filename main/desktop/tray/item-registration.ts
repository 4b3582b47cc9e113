import { limited, type Clock, type LimitedTask } from '../../base/clock';
import { readProperty } from '../../dbus/property';
import {
  THE_BUS,
  type BusFailure,
  type BusMessage,
  type BusObject,
  type SessionBus,
} from '../../dbus/session-bus';
import type { Result } from '../../../preload/contract/result';
import type { TrayPlace } from './tray';

/** What registering an item needs of the world. */
export interface ItemRegistrationDeps {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** The object path of the item. */
  readonly path: string;
  /** The item, which knows whether a panel has read it. */
  readonly item: { readonly wasRead: boolean; forgetReaders(): void };
  /** Told once within ten seconds, and again whenever that changes. */
  readonly onPlace: (place: TrayPlace) => void;
}

/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const WATCHER: BusObject = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};

/** A panel that takes an icon lists and reads it at once; a desktop that is still starting may need a while. */
const CHECK_AGAIN_MS = 500;
const MAX_CHECKS = 10;
/** A watcher that hangs tells nobody when it is well again, nor does a bus that comes back. */
const UNANSWERED_MS = 10_000;
/** A watcher may lose an icon without a word, and may take one later that it refused. */
const SETTLED_MS = 60_000;
/** A panel that restarts sends some five signals. Any program may send them without end, and each check costs three calls. */
const MAX_CHECKS_BY_SIGNAL = 20;
const SIGNALS_MS = 10_000;

/** What a check of the watcher finds. `pending`: it has the item, or should have, and the panel has yet to show it. */
type Finding = TrayPlace | 'pending' | 'unanswered';

/**
 * Registers an item with the watcher of the desktop, and sees to it that it stays so: a panel must have registered as
 * host, the watcher must list the item, and somebody must have read its icon. Anything less is no place for it.
 */
export class ItemRegistration {
  readonly #deps: ItemRegistrationDeps;
  readonly #ends: readonly (() => void)[];
  readonly #checkBySignal: LimitedTask;
  #place: TrayPlace | null = null;
  #newestCheck = 0;
  #checksLeft = 0;
  #cancelCheck: () => void = () => undefined;
  #isStopped = false;

  constructor(deps: ItemRegistrationDeps) {
    this.#deps = deps;
    const check = (): void => void this.#check();
    this.#checkBySignal = limited(MAX_CHECKS_BY_SIGNAL, SIGNALS_MS, deps.clock, check);
    const begin = (): void => this.#begin();
    this.#ends = [
      // The bus says when a watcher comes or goes, the watcher when a host or an item does.
      deps.bus.listen({ ...THE_BUS, firstArgument: WATCHER.destination }, begin),
      deps.bus.listen(WATCHER, (signal) => {
        if (this.#concernsUs(signal)) this.#checkBySignal.run();
      }),
      deps.bus.onLost(begin),
    ];
    this.#begin();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelCheck();
    this.#checkBySignal.cancel();
    for (const end of this.#ends) end();
  }

  /** With a watcher that knows nothing of the item yet. */
  #begin(): void {
    this.#checksLeft = 0;
    this.#deps.item.forgetReaders();
    this.#checkBySignal.run();
  }

  async #check(): Promise<void> {
    this.#cancelCheck();
    const check = ++this.#newestCheck;
    const finding = await this.#find();
    if (this.#isStopped || check !== this.#newestCheck) return; // something has changed meanwhile, and was checked
    const { clock } = this.#deps;
    this.#cancelCheck = clock.after(waitAfter(finding), () => void this.#check());
    if (finding === 'pending') return;
    const place = finding === 'unanswered' ? 'no-place' : finding;
    if (place === this.#place) return;
    this.#place = place;
    this.#deps.onPlace(place);
  }

  async #find(): Promise<Finding> {
    const host = await this.#property('IsStatusNotifierHostRegistered');
    if (!host.ok) return isSilence(host.problem) ? 'unanswered' : 'no-place';
    if (host.value !== true) return 'no-place';

    const isListed = await this.#isListed();
    if (isListed && this.#deps.item.wasRead) {
      this.#checksLeft = 0;
      return 'there';
    }
    if (this.#checksLeft === 0) {
      this.#checksLeft = MAX_CHECKS;
      if (!isListed && !(await this.#register())) {
        this.#checksLeft = 0;
        return 'not-shown';
      }
    }
    this.#checksLeft -= 1;
    return this.#checksLeft === 0 ? 'not-shown' : 'pending';
  }

  /** By its path, as libappindicator does: every watcher has to know that form, and takes the caller’s own name. */
  async #register(): Promise<boolean> {
    const { bus, item, path } = this.#deps;
    item.forgetReaders();
    return (await bus.call(WATCHER, 'RegisterStatusNotifierItem', 's', [path])).ok;
  }

  async #isListed(): Promise<boolean> {
    const listed = await this.#property('RegisteredStatusNotifierItems');
    return listed.ok && Array.isArray(listed.value) && listed.value.some((entry) => this.#isOurs(entry));
  }

  /** Watchers name an item by what it is on the bus, with its path or a word around it. */
  #isOurs(entry: unknown): boolean {
    const name = this.#deps.bus.uniqueName;
    if (name === null || typeof entry !== 'string') return false;
    const at = entry.indexOf(name);
    return at >= 0 && !/^\d/.test(entry.slice(at + name.length));
  }

  #concernsUs({ member, body }: BusMessage): boolean {
    return !member.startsWith('StatusNotifierItem') || this.#isOurs(body[0]);
  }

  #property(name: string): Promise<Result<unknown, BusFailure>> {
    return readProperty(this.#deps.bus, WATCHER, name);
  }
}

function isSilence(failure: BusFailure): boolean {
  return failure === 'no-answer' || failure === 'no-bus';
}

function waitAfter(finding: Finding): number {
  switch (finding) {
    case 'pending':
      return CHECK_AGAIN_MS;
    case 'unanswered':
      return UNANSWERED_MS;
    case 'there':
    case 'no-place':
    case 'not-shown':
      return SETTLED_MS;
  }
}
