import { problemOfAccount } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import type { AccountsEvent } from '../../account/accounts-event';
import type { OpenAccount } from '../../account/open-account';
import { isoTime, type Clock } from '../../base/clock';
import { problemFacts, type ProblemFacts } from './account-facts';

/** A problem that came up. */
export interface LoggedProblem extends ProblemFacts {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Which account had it, counted from 1. */
  readonly account: number;
  readonly of: 'account' | 'devices';
}

/** So many are remembered: about a day of a connection that comes and goes. */
const MAX_LOGGED = 50;

/** Which problems the accounts have had since Marquee was started, without their words. It is kept in memory alone. */
export class ProblemLog {
  readonly #clock: Clock;
  readonly #known = new Map<string, Problem | null>();
  #logged: readonly LoggedProblem[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The newest last. */
  get all(): readonly LoggedProblem[] {
    return this.#logged;
  }

  /** Takes in what has happened to an account. */
  readonly follow = (event: AccountsEvent): void => {
    if (event.kind === 'state' || event.kind === 'devices') this.take(event.opened);
  };

  /** Takes in how an account stands. */
  take({ id, account: { state }, devices }: OpenAccount): void {
    this.#note(id, 'account', problemOfAccount(state));
    this.#note(id, 'devices', devices.state.problem);
  }

  #note(account: number, of: LoggedProblem['of'], problem: Problem | null): void {
    const key = `${account} ${of}`;
    if (this.#known.get(key) === problem) return;
    this.#known.set(key, problem);
    const facts = problemFacts(problem);
    if (!facts) return;
    const at = isoTime(this.#clock.now());
    this.#logged = [...this.#logged, { at, account, of, ...facts }].slice(-MAX_LOGGED);
  }
}
