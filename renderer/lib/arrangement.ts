import type { Problem } from '../../preload/contract/problem';
import { problemOf, type Result } from '../../preload/contract/result';
import type { Bridge } from '../../preload/contract/calls';

/** What the accounts are called, and in which order they stand. */
export class Arrangement {
  readonly #bridge: Bridge;
  readonly #tell: (result: Result<unknown, Problem>) => void;

  /** @param tell shows why a call failed */
  constructor(bridge: Bridge, tell: (result: Result<unknown, Problem>) => void) {
    this.#bridge = bridge;
    this.#tell = tell;
  }

  /**
   * Names an account; null gives it its own name back.
   * @returns the problem for the dialog to show; null when it is done
   */
  async rename(id: number, nickname: string | null): Promise<Problem | null> {
    return problemOf(await this.#bridge.renameAccount({ id, nickname }));
  }

  /** Moves an account up (-1) or down (1). */
  async move(id: number, by: -1 | 1): Promise<void> {
    this.#tell(await this.#bridge.moveAccount({ id, by }));
  }
}
