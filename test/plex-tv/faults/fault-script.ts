import { faults, type Fault, type FaultName } from './faults';
import type { RouteName } from '../routes';

/** Which fault, and for how long. */
export interface FaultOptions {
  /** So many answers; without it every answer until `clearFaults`. */
  readonly times?: number;
  /** The call it is for; the user call unless given. */
  readonly to?: RouteName;
}

/** Knows which fault the next answer of each route has. */
export class FaultScript {
  readonly #counted = new Map<RouteName, Fault[]>();
  readonly #standing = new Map<RouteName, Fault>();

  /** Counted faults line up one after another; the standing one comes after them, the last one given wins. */
  add(fault: Fault | FaultName, { times, to = 'user' }: FaultOptions): void {
    const it = typeof fault === 'string' ? faults[fault] : fault;
    if (times === undefined) {
      this.#standing.set(to, it);
      return;
    }
    const line = this.#counted.get(to) ?? [];
    this.#counted.set(to, [...line, ...Array.from({ length: times }, () => it)]);
  }

  /** The fault of the next answer, used up; an empty one when it is to be honest. */
  take(route: RouteName): Fault {
    return this.#counted.get(route)?.shift() ?? this.#standing.get(route) ?? {};
  }

  clear(): void {
    this.#counted.clear();
    this.#standing.clear();
  }
}
