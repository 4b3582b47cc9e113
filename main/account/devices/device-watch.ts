import { deviceName, type DeviceCounts, type ShownDevices } from '../../../preload/contract/account/devices';
import type { AccountState, SignedIn } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { words } from '../../base/words';
import { Emitter } from '../../base/emitter';
import { Turns } from '../../base/turns';
import type { PlexClient } from '../../plex/client';
import type { Device } from '../../plex/documents/devices';
import type { Account } from '../account';
import type { HistoryKeeper } from '../history/history-keeper';
import type { DeviceStore, SignInRecord } from '../stores';
import { deviceProblem, emptiedList } from './device-problems';
import {
  keptDeviceProblem,
  mustRestDevices,
  nextDeviceReadAt,
  restOf,
  wasReadSince,
  type DeviceScheduleDeps,
} from './device-schedule';
import { NOTHING, type DevicesState } from './devices-state';
import { compareDevices, countDevices, isRemovable, listedDevices, type KnownDevices } from './known-devices';
import { HOUR_MS, isoTime, notAhead } from '../../base/clock';

/** What watching the devices of one account needs of the world. */
export interface DeviceWatchDeps extends DeviceScheduleDeps {
  readonly client: Pick<PlexClient, 'getDevices' | 'removeDevice'>;
  readonly account: Pick<Account, 'state' | 'call'>;
  readonly record: SignInRecord;
  readonly store: DeviceStore;
  readonly history: Pick<HistoryKeeper, 'recordDevices'>;
  /** The identifier by which plex.tv knows this Marquee. */
  readonly ownIdentifier: () => string;
  /** False when a person has switched the watch off. */
  readonly isOn: () => boolean;
}

type Done = Result<undefined, Problem>;

/** Watches which devices are signed in to one account. One request at a time; what has been let go gets no answer. */
export class DeviceWatch {
  readonly #deps: DeviceWatchDeps;
  readonly #turns = new Turns();
  /** Shared by who asks before plex.tv has answered. */
  #reading: Promise<Done> | null = null;
  /** Readings that are older belong to an earlier run. */
  #since: string;
  #state = NOTHING;
  /** Whose devices these are. */
  #signIn: string | null = null;
  #generation = 0; // another, each time that what was known is let go
  #isLoaded = false;
  #askedAt = -Infinity;
  #failures = 0;
  readonly #changed = new Emitter();

  /** Listens for what is known, or how the newest reading went, to be another. */
  readonly onChange = this.#changed.on;

  constructor(deps: DeviceWatchDeps) {
    this.#deps = deps;
    this.#since = isoTime(deps.clock.now());
  }

  get state(): DevicesState {
    const { state } = this.#deps.account;
    return { ...this.#state, kept: state.kind === 'signed-in' ? state.kept : 'demo' };
  }

  /** The devices, as they are shown. */
  shown(): ShownDevices {
    const { known, problem: outcome, reading } = this.#state;
    return {
      watched: this.#deps.isOn(),
      devices: known && listedDevices(known, this.#deps.ownIdentifier()),
      fetchedAt: known?.fetchedAt ?? null,
      problem: outcome,
      reading,
    };
  }

  /** How many of them there are to look at. */
  counts(): DeviceCounts {
    return countDevices(this.#state.known, this.#deps.clock.now());
  }

  /** Follows the account: the devices are read after its first good reading, and forgotten with its sign-in. */
  follow(account: AccountState): void {
    const signIn = account.kind === 'signed-in' ? this.#signInOf(account) : null;
    if (signIn !== this.#signIn) {
      this.#signIn = signIn;
      this.#letGo();
      if (signIn !== null && this.#deps.isOn()) void this.#turns.take(() => this.#load());
    }
    const { clock } = this.#deps;
    this.#since = notAhead(this.#since, clock);
    const isDue = this.#state.nextReadAt === null && Math.abs(clock.now() - this.#askedAt) >= HOUR_MS;
    if (isDue && wasReadSince(account, this.#since) && this.#deps.isOn()) void this.refresh();
  }

  /** Asks plex.tv now. While it is being asked, that answer is shared; while it wants to be left alone, the answer is that. */
  refresh(): Promise<Done> {
    this.#askedAt = this.#deps.clock.now();
    if (this.#reading) return this.#reading;
    const generation = this.#generation;
    const reading = this.#turns
      .take(() => this.#read(generation))
      .finally(() => {
        if (this.#reading === reading) this.#reading = null;
      });
    this.#reading = reading;
    return reading;
  }

  /** Signs a device out at plex.tv. A server and this Marquee are refused. Nothing is gone before plex.tv has agreed. */
  remove(id: string): Promise<Done> {
    return this.#turns.take(async () => {
      const { account, client, ownIdentifier } = this.#deps;
      const generation = this.#generation;
      const { known } = this.#state;
      if (!known || !isRemovable(known, id, ownIdentifier())) return fail(problem('invalid-call'));
      const removed = await account.call((token) => client.removeDevice(token, id));
      if (!removed.ok) return removed;
      const left = known.devices.filter((device) => device.id !== id);
      if (generation === this.#generation) await this.#take(left, known, known.fetchedAt);
      return succeed(undefined);
    });
  }

  /** A person has seen the devices: none is new any more. */
  markSeen(): Promise<void> {
    return this.#turns.take(async () => {
      const { known } = this.#state;
      if (!known || known.fresh.length === 0) return;
      this.#become({ known: { ...known, fresh: [] } });
      await this.#keep(null);
    });
  }

  /** The watch was switched off: what it knows is forgotten. */
  forget(): Promise<Done> {
    this.#letGo();
    return this.#turns.take(() => this.#deps.store.erase());
  }

  /** The schedule was set again: plans the next reading by it, where there was a first or one is planned. */
  reschedule(): void {
    const { nextReadAt, problem: known } = this.#state;
    const isPlanned = nextReadAt !== null || this.#askedAt !== -Infinity;
    if (isPlanned && !this.#reading) this.#become({ nextReadAt: this.#nextReadAt(known) });
  }

  async settled(): Promise<void> {
    if (!this.isIdle) await this.#turns.settled();
  }

  get isIdle(): boolean {
    return this.#turns.isIdle || (this.#state.reading && !this.#turns.hasWaiting); // a list can be asked for again
  }

  async #read(generation: number): Promise<Done> {
    await this.#load();
    if (generation !== this.#generation) return succeed(undefined);
    const { clock, account, client } = this.#deps;
    const { problem: before } = this.#state;
    if (mustRestDevices(before, clock)) return fail(before);
    this.#become({ reading: true });
    const answer = await account.call((token) => client.getDevices(token));
    if (generation !== this.#generation) return succeed(undefined);
    this.#reading = null; // what else is done must not swallow the next wish to read
    if (!answer.ok) return this.#refuse(answer.problem);
    const devices = answer.value;
    if (devices === null) {
      this.#become({ reading: false });
      return succeed(undefined);
    }
    const { known } = this.#state;
    if (devices.length === 0 && known !== null && known.devices.length > 0)
      return this.#refuse(emptiedList());
    this.#failures = 0;
    this.#become({ problem: null, reading: false, nextReadAt: this.#nextReadAt(null) });
    await this.#take(devices, known, isoTime(clock.now()));
    return succeed(undefined);
  }

  /** Shows a list, then keeps what is new of it. While the watch is off, a person's own look at it leaves nothing behind. */
  async #take(devices: readonly Device[], before: KnownDevices | null, fetchedAt: string): Promise<void> {
    const { history, isOn, ownIdentifier } = this.#deps;
    const { known, added, removed } = compareDevices(before, devices, fetchedAt, ownIdentifier());
    this.#become({ known });
    if (!isOn()) return;
    if (before !== null && added.length + removed.length > 0) {
      const at = isoTime(this.#deps.clock.now());
      const named = (it: Device): string => deviceName(it, words().shared.unnamedDevice);
      const names = { added: added.map(named), removed: removed.map(named) };
      await history.recordDevices({ ...names, since: before.fetchedAt, at }, this.state.kept);
    }
    await this.#keep(null);
  }

  /** What is told by plex.tv for a while holds for the next run, too: a command may be run every minute. */
  async #refuse(it: Problem): Promise<Done> {
    this.#failures += 1;
    const known = deviceProblem(it, this.#failures, this.#deps.clock.now());
    this.#become({ problem: known, reading: false, nextReadAt: this.#nextReadAt(known) });
    await this.#keep(known);
    return fail(known);
  }

  #nextReadAt(outcome: Problem | null): string | null {
    return this.#deps.isOn() ? nextDeviceReadAt(outcome, this.#failures, this.#deps) : null;
  }

  async #load(): Promise<void> {
    if (this.#isLoaded || this.state.kept !== 'keychain') return;
    const generation = this.#generation;
    const kept = await this.#deps.store.read();
    if (generation !== this.#generation) return;
    this.#isLoaded = true;
    if (!kept) return;
    const { known, rest } = kept;
    const outcome = keptDeviceProblem(rest, this.#deps.clock);
    this.#become({ known, problem: outcome, nextReadAt: outcome && this.#nextReadAt(outcome) });
  }

  async #keep(outcome: Problem | null): Promise<void> {
    if (!this.#deps.isOn() || this.state.kept !== 'keychain') return; // of a session nothing is kept
    await this.#deps.store.write({ known: this.#state.known, rest: restOf(outcome) });
  }

  #signInOf({ kept, last }: SignedIn): string {
    return JSON.stringify([kept, this.#deps.record.facts?.signIn, last?.user.id]);
  }

  #letGo(): void {
    this.#generation += 1;
    this.#reading = null;
    this.#isLoaded = false;
    this.#askedAt = -Infinity;
    this.#failures = 0;
    this.#become(NOTHING);
  }

  #become(change: Partial<DevicesState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.emit();
  }
}
