import {
  signedIn,
  type AccountState,
  type Reply,
  type SignedIn,
} from '../../preload/contract/account/account-state';
import type { Problem } from '../../preload/contract/problem';
import { isoTime, type Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import { nextReadAt } from './refresh-schedule';
import type { SignInRecord } from './stores';

/** What the standing of an account depends on. */
export interface StandingDeps {
  readonly record: SignInRecord;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  /** Minutes between two readings; null when only a person asks. */
  readonly refreshMinutes: () => number | null;
}

/** How an account stands: holds the one state, and plans with each outcome when plex.tv is asked again. */
export class Standing {
  readonly #deps: StandingDeps;
  readonly #changed = new Emitter<AccountState>();
  #state: AccountState = { kind: 'starting' };
  #failures = 0;

  /** Listens to every new state. */
  readonly onChange = this.#changed.on;

  constructor(deps: StandingDeps) {
    this.#deps = deps;
  }

  get state(): AccountState {
    return this.#state;
  }

  /** How many readings have failed since the last good one. */
  get failures(): number {
    return this.#failures;
  }

  /** The sign-in as it stands; one of which nothing is known yet, where nobody was. */
  get signedIn(): SignedIn {
    return this.#state.kind === 'signed-in'
      ? this.#state
      : signedIn('keychain', this.#deps.record.facts?.origin);
  }

  become(state: AccountState): void {
    this.#state = state;
    this.#changed.emit(state);
  }

  /** The same sign-in, of which something is different now. */
  change(change: Partial<SignedIn>): void {
    this.become({ ...this.signedIn, ...change });
  }

  /** A reading ended well. */
  succeed(last: Reply): void {
    this.#failures = 0;
    this.change({ last, problem: null, reading: false, nextReadAt: this.nextReadAt(null) });
  }

  /** A reading failed. */
  fail(problem: Problem): void {
    this.#failures += 1;
    this.change({ problem, reading: false, nextReadAt: this.nextReadAt(problem) });
  }

  /** The interval was set again: plans the next reading by it. */
  reschedule(): void {
    if (this.#state.kind !== 'signed-in' || this.#state.reading) return;
    this.change({ nextReadAt: this.nextReadAt(this.#state.problem) });
  }

  /** When plex.tv is to be asked after an outcome, ISO 8601 UTC; null for never. */
  nextReadAt(outcome: Problem | null): string | null {
    const { clock, random, refreshMinutes } = this.#deps;
    const at = nextReadAt(outcome, this.#failures, clock.now(), random(), refreshMinutes());
    return at === null ? null : isoTime(at);
  }
}
