import type { Bridge } from '../../preload/contract/calls';
import type { ExportFormat, ShownHistory } from '../../preload/contract/account/changes';
import type { Problem } from '../../preload/contract/problem';
import { problemOf, type Result } from '../../preload/contract/result';

/** What has changed about the account that is shown, as main tells of it. */
export class History {
  readonly #bridge: Bridge;
  readonly #tell: (result: Result<unknown, Problem>) => void;
  #shown = $state.raw<ShownHistory | null | undefined>(undefined);

  /** @param tell told how each call went that has no place of its own for that */
  constructor(bridge: Bridge, tell: (result: Result<unknown, Problem>) => void) {
    this.#bridge = bridge;
    this.#tell = tell;
  }

  /** Null when nothing was ever compared, undefined until main has told. */
  get shown(): ShownHistory | null | undefined {
    return this.#shown;
  }

  /** Listens to main from now on. */
  start(): void {
    this.#bridge.on('history', (history) => (this.#shown = history));
  }

  /** Asks for what has changed so far. What changes later comes by itself. */
  async load(): Promise<void> {
    const result = await this.#bridge.getHistory();
    this.#tell(result);
    if (result.ok) this.#shown = result.value;
  }

  /** A person has seen what changed: from now on it is no news. */
  async markSeen(): Promise<void> {
    this.#tell(await this.#bridge.markHistorySeen());
  }

  /** Answers the problem for the dialog to show; null when everything was erased. */
  async erase(account: number | null): Promise<Problem | null> {
    return problemOf(await this.#bridge.eraseHistory({ account }));
  }

  /** Saves what has changed to a file that the person picks. Answers whether there is one: they may change their mind. */
  async save(format: ExportFormat): Promise<boolean> {
    const result = await this.#bridge.exportHistory(format);
    this.#tell(result);
    return result.ok && result.value;
  }
}
