import { HOUR_MS, type Clock } from '../base/clock';
import type { AccountState, SignedIn } from '../../preload/contract/account/account-state';
import { isKeychainProblem, mayHealByItself } from '../../preload/contract/problem';

/** What is read again by a schedule: an account, or something of it. */
export type Scheduled = Pick<SignedIn, 'kind' | 'problem' | 'reading' | 'nextReadAt' | 'kept'>;

/** How often a keychain in trouble is looked at, without disturbing anyone. */
const KEYCHAIN_CHECK_MS = 5_000;
/** How often the network is looked for while there is none. */
const NETWORK_CHECK_MS = 10_000;
/** How long the screen may be locked before nobody is thought to look. */
const LOCKED_LONG_MS = 30 * 60_000;
/** After waking up or coming on-line the network needs a moment, and not all computers should ask in step. */
const SOON_MS = 2_000;
const SOON_JITTER_MS = 3_000;
/** The longest wait that any schedule asks for: a day and its jitter. Further off, a clock was set. */
const MAX_MS = 27 * HOUR_MS;

/** What keeping the account fresh needs of the world. */
export interface KeepFreshDeps {
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly refresh: () => void;
  /** False when there is certainly no network. */
  readonly isOnline: () => boolean;
  /** Whether the keychain would answer now; must never prompt. */
  readonly keychainUsable: () => Promise<boolean>;
}

/**
 * The one timer that asks plex.tv again. It is set by each state, rests while the computer sleeps, is locked for long
 * or has no network, and asks once soon after.
 */
export class KeepFresh {
  readonly #deps: KeepFreshDeps;
  readonly #resting = new Set<'asleep' | 'locked'>();
  #state: AccountState | Scheduled = { kind: 'starting' };
  /** What the timer waits for: `nextReadAt` of the state that set it. */
  #armedFor: string | null = null;
  #cancel: () => void = () => undefined;
  #cancelLock: () => void = () => undefined;
  #stopped = false;

  constructor(deps: KeepFreshDeps) {
    this.#deps = deps;
  }

  /** Sets the timer to what `state` asks for. */
  follow(state: AccountState | Scheduled): void {
    this.#state = state;
    const due = this.#due();
    // A timer that runs already is kept, so that a clock that is set forth or back can't move it.
    if (due && due.nextReadAt !== null && due.nextReadAt === this.#armedFor) return;
    this.#arm();
  }

  /** The computer goes to sleep. */
  sleep(): void {
    this.#rest('asleep');
  }

  wake(): void {
    this.#goOn('asleep');
  }

  /** The screen is locked: after a while nobody looks. */
  lock(): void {
    this.#cancelLock();
    this.#cancelLock = this.#deps.clock.after(LOCKED_LONG_MS, () => this.#rest('locked'));
  }

  unlock(): void {
    this.#cancelLock();
    this.#goOn('locked');
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#cancelLock();
  }

  /** The state, if it is one that the timer is for. */
  #due(): Scheduled | null {
    const state = this.#state;
    const isOurs = state.kind === 'signed-in' && !state.reading && state.kept !== 'demo';
    return isOurs && !this.#stopped && this.#resting.size === 0 ? state : null;
  }

  #arm(): void {
    this.#cancel();
    this.#armedFor = null;
    const due = this.#due();
    if (!due) return;
    if (due.problem && isKeychainProblem(due.problem) && mayHealByItself(due.problem)) {
      this.#watchKeychain();
    } else if (due.nextReadAt !== null) {
      this.#armedFor = due.nextReadAt;
      const wait = Date.parse(due.nextReadAt) - this.#deps.clock.now();
      this.#after(Math.min(wait, MAX_MS), () => this.#askIfOnline());
    }
  }

  #rest(why: 'asleep' | 'locked'): void {
    this.#resting.add(why);
    this.#arm();
  }

  /** Asks once, soon, unless plex.tv is to be left alone or only a person asks. */
  #goOn(why: 'asleep' | 'locked'): void {
    if (!this.#resting.delete(why)) return;
    this.#arm();
    const due = this.#due();
    if (due?.nextReadAt && due.problem?.kind !== 'rate-limited') this.#askSoon();
  }

  #askSoon(): void {
    this.#after(SOON_MS + SOON_JITTER_MS * this.#deps.random(), () => this.#askIfOnline());
  }

  #askIfOnline(): void {
    if (this.#deps.isOnline()) {
      this.#armedFor = null;
      this.#deps.refresh();
    } else {
      this.#after(NETWORK_CHECK_MS, () => this.#askWhenOnline());
    }
  }

  #askWhenOnline(): void {
    if (this.#deps.isOnline()) this.#askSoon();
    else this.#after(NETWORK_CHECK_MS, () => this.#askWhenOnline());
  }

  #watchKeychain(): void {
    this.#after(KEYCHAIN_CHECK_MS, () => {
      let isCanceled = false;
      this.#cancel = () => {
        isCanceled = true;
      };
      void this.#deps.keychainUsable().then((usable) => {
        if (isCanceled) return;
        if (usable) this.#deps.refresh();
        else this.#watchKeychain();
      });
    });
  }

  #after(ms: number, task: () => void): void {
    this.#cancel();
    this.#cancel = this.#deps.clock.after(Math.max(ms, 0), task);
  }
}
