import type { AccountState, SignedIn } from '../../preload/contract/account/account-state';
import type { Glance, TrayIconState } from '../../preload/contract/app/glance';
import { nameHere } from '../../preload/contract/account/names';
import { isKeychainProblem, mayHealByItself } from '../../preload/contract/problem';
import { isPassUrgent, passOf, type Pass } from '../../preload/contract/account/pass';
import { managePassLabel, passLine } from '../../preload/contract/account/pass-words';
import { oneLine } from '../../preload/contract/text';
import { format, words } from '../base/words';
import type { User } from '../../preload/contract/account/user';
import { MINUTE_MS } from '../base/clock';

/** What a glance is taken at. */
export interface GlanceParts {
  readonly account: AccountState;
  /** What the person calls it; null when they gave it no name. */
  readonly nickname: string | null;
  /** How many changes a person has not looked at yet. */
  readonly unseen: number;
  /** Minutes between two readings; null when only a person asks. */
  readonly refreshMinutes: number | null;
  /** Days before a subscription renews or ends from which on that is near. */
  readonly remindDays: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** When a person alone asks, data is old after a day. */
const OLD_BY_HAND_MINUTES = 24 * 60;

/** Puts how the account stands into a few lines. */
export function glanceAt(parts: GlanceParts): Glance {
  const { account, nickname, remindDays, now } = parts;
  const last = account.kind === 'signed-in' ? account.last : null;
  return {
    icon: iconOf(parts),
    name: account.kind === 'signed-in' ? nameInWords(last?.user ?? null, nickname) : words().shared.app,
    pass: last && passOf(last.user),
    isPassUrgent: last !== null && isPassUrgent(passOf(last.user), now, remindDays),
    state: stateInWords(parts),
    fetchedAt: last && last.fetchedAt,
  };
}

function iconOf({ account, unseen, refreshMinutes, now }: GlanceParts): TrayIconState {
  switch (account.kind) {
    case 'starting':
      return 'stale';
    case 'signed-out':
      return 'signed-out';
    case 'signed-in':
      if (account.kept === 'demo') return 'demo';
      if (needsAPerson(account) || unseen > 0) return 'attention';
      return account.problem || isOld(account, refreshMinutes, now) ? 'stale' : 'fine';
    default:
      return account satisfies never;
  }
}

function needsAPerson({ problem }: SignedIn): boolean {
  return problem !== null && (!mayHealByItself(problem) || isKeychainProblem(problem));
}

/** Two intervals without a good reply: the computer slept, or had no network. */
function isOld({ last }: SignedIn, refreshMinutes: number | null, now: number): boolean {
  const oldAfter = refreshMinutes === null ? OLD_BY_HAND_MINUTES : 2 * refreshMinutes;
  return last === null || now - Date.parse(last.fetchedAt) > oldAfter * MINUTE_MS;
}

function stateInWords({ account, unseen, refreshMinutes, now }: GlanceParts): string {
  switch (account.kind) {
    case 'starting':
      return words().states.starting;
    case 'signed-out':
      return account.problem?.message ?? words().states.signedOut;
    case 'signed-in':
      if (account.reading && account.problem === null) return words().shared.reading;
      if (account.problem) return account.problem.message;
      if (unseen > 0) return words().states.unseen(format().counted(unseen));
      return isOld(account, refreshMinutes, now) ? words().states.old : words().states.upToDate;
    default:
      return account satisfies never;
  }
}

/**
 * What to call the account in one line, without its e-mail address.
 * @param nickname what the person calls it
 */
export function nameInWords(user: User | null, nickname: string | null = null): string {
  const name = nameHere(nickname, user);
  return name ? oneLine(name) : words().plexAccount;
}

/** Which subscription there is, and how it stands, in one line: `Plex Pass · Renews Dec 2`. */
export function passInWords(pass: Pass, now: number): string {
  return passLine(pass, now, format(), words().shared);
}

/** A glance in words, as the tray shows it. */
export interface TrayGlance extends Pick<Glance, 'icon' | 'name' | 'isPassUrgent' | 'state'> {
  readonly pass: string | null;
  /** The label of the way to Plex's page about the subscription; null where there is none to manage. */
  readonly managePass: string | null;
  /** How old the data is; null when there is none. */
  readonly read: string | null;
}

/**
 * Words a glance for the tray. Dates are formatted here and not in the glance itself: the first use of `Intl` takes a
 * process 20 ms, and the tray comes after the first paint.
 */
export function trayGlance(
  { icon, name, pass, isPassUrgent, state, fetchedAt }: Glance,
  now: number,
): TrayGlance {
  return {
    icon,
    name,
    isPassUrgent,
    state,
    pass: pass && passInWords(pass, now),
    managePass: pass && managePassLabel(pass.kind, words().shared),
    read: fetchedAt && words().read({ age: format().ageOfPast(fetchedAt, now) }),
  };
}
