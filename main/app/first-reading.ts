import type { Accounts } from '../account/accounts';
import { loadHistory, mayAsk, type OpenAccount } from '../account/open-account';
import type { Clock } from '../base/clock';

/** How long after one another the accounts that are not shown are read, in milliseconds. */
const OTHERS_MS = 3_000;

/** What the first reading needs of the world. */
export interface FirstReadingDeps {
  readonly accounts: Accounts;
  /** Resolves when the account can be seen as it was kept: asking plex.tv is not to hold that up. */
  readonly painted: () => Promise<void>;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
}

/** The first reading of the accounts: it happens once, and only when they are wanted, since it opens the keychain. */
export class FirstReading {
  readonly #deps: FirstReadingDeps;
  #isStarted = false;
  #isDone = false;

  constructor(deps: FirstReadingDeps) {
    this.#deps = deps;
  }

  /** True when the account that is shown was read. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Reads the accounts, unless that was begun before. */
  async start(): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    await readAccounts(this.#deps);
    this.#isDone = true;
  }
}

/**
 * Reads the accounts when Marquee starts: the one that is shown at once; the others wait their turn, so that the start is
 * no slower for them and plex.tv is not asked all at once. Resolves when the one that is shown was read.
 */
async function readAccounts(deps: FirstReadingDeps): Promise<void> {
  const { accounts, painted } = deps;
  await accounts.finish();
  const { shown } = accounts;
  // A first start must not greet anyone with the keychain's dialog.
  await load(shown, shown.tokens.expected());
  await painted();
  if (mayAsk(shown)) await shown.account.refresh();
  void readOthers(
    accounts.all.filter((opened) => opened !== shown),
    deps,
  );
}

async function readOthers(
  others: readonly OpenAccount[],
  { clock, random }: FirstReadingDeps,
): Promise<void> {
  for (const [index, opened] of others.entries()) {
    await load(opened, false);
    const wait = OTHERS_MS * (index + random());
    clock.after(wait, () => mayAsk(opened) && void opened.account.refresh());
  }
}

async function load(opened: OpenAccount, mayPrompt: boolean): Promise<void> {
  await opened.account.load({ mayPrompt });
  await loadHistory(opened);
}
