import type { Accounts } from '../account/accounts';
import type { Seat } from '../account/seat';
import type { Clock } from '../base/clock';

/** How long after one another the accounts that are not shown are read, in milliseconds. */
const OTHERS_MS = 3_000;

/** What the first reading needs of the world. */
export interface FirstReadingParts {
  readonly accounts: Accounts;
  /** Reads what has changed about an account. */
  readonly readHistory: (seat: Seat) => Promise<unknown>;
  /** Resolves when the account can be seen as it was kept: asking plex.tv is not to hold that up. */
  readonly painted: Promise<void>;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
}

/**
 * Reads the accounts when Marquee starts: the one that is shown at once; the others wait their turn, so that the start is
 * no slower for them and plex.tv is not asked all at once. Resolves when the one that is shown was read.
 */
export async function readAccounts(parts: FirstReadingParts): Promise<void> {
  const { accounts } = parts;
  await accounts.finish();
  const { shown } = accounts;
  // A first start must not greet anyone with the keychain's dialog.
  await load(shown, shown.tokens.expected(), parts);
  await parts.painted;
  if (mayAsk(shown)) await shown.account.refresh();
  void readOthers(
    accounts.seats.filter((seat) => seat !== shown),
    parts,
  );
}

async function readOthers(others: readonly Seat[], parts: FirstReadingParts): Promise<void> {
  for (const [index, seat] of others.entries()) {
    await load(seat, false, parts);
    const wait = OTHERS_MS * (index + parts.random());
    parts.clock.after(wait, () => mayAsk(seat) && void seat.account.refresh());
  }
}

async function load(seat: Seat, mayPrompt: boolean, { readHistory }: FirstReadingParts): Promise<void> {
  await seat.account.load({ mayPrompt });
  await readHistory(seat);
}

/** Whether an account is there and nothing stands in the way of asking plex.tv. */
function mayAsk({ account: { state } }: Seat): boolean {
  return state.kind === 'signed-in' && state.problem === null;
}
