import type { AccountState, SignedIn } from '../../preload/contract/account/account-state';
import type { Glance, TrayIconState } from '../../preload/contract/app/glance';
import { nameOf } from '../../preload/contract/account/names';
import { mayHealByItself } from '../../preload/contract/problem';
import { isPassUrgent, passOf } from '../../preload/contract/account/pass';
import { managePassLabel, PASS_NAMES, passStub } from '../../preload/contract/account/pass-words';
import { oneLine } from '../../preload/contract/text';
import type { User } from '../../preload/contract/account/user';

/** What a glance is taken at. */
export interface GlanceParts {
  readonly account: AccountState;
  /** How many changes a person has not looked at yet. */
  readonly unseen: number;
  /** Minutes between two readings; null when only a person asks. */
  readonly refreshMinutes: number | null;
  /** Days before a subscription renews or ends from which on that is near. */
  readonly remindDays: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const MINUTE_MS = 60_000;
/** When a person alone asks, data is old after a day. */
const OLD_BY_HAND_MINUTES = 24 * 60;

/** Puts how the account stands into a few lines. */
export function glanceAt(parts: GlanceParts): Glance {
  const { account, remindDays, now } = parts;
  const last = account.kind === 'signed-in' ? account.last : null;
  return {
    icon: iconOf(parts),
    name: account.kind === 'signed-in' ? nameInWords(last?.user ?? null) : 'Marquee',
    pass: last && passInWords(last.user, now),
    isPassUrgent: last !== null && isPassUrgent(passOf(last.user), now, remindDays),
    managePass: last && managePassLabel(passOf(last.user).kind),
    state: stateInWords(parts),
    read: last && `Read ${ageInWords(now - Date.parse(last.fetchedAt))}`,
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
  return problem !== null && (!mayHealByItself(problem) || problem.kind.startsWith('keychain-'));
}

/** Two intervals without a good reply: the computer slept, or had no network. */
function isOld({ last }: SignedIn, refreshMinutes: number | null, now: number): boolean {
  const oldAfter = refreshMinutes === null ? OLD_BY_HAND_MINUTES : 2 * refreshMinutes;
  return last === null || now - Date.parse(last.fetchedAt) > oldAfter * MINUTE_MS;
}

function stateInWords({ account, unseen, refreshMinutes, now }: GlanceParts): string {
  switch (account.kind) {
    case 'starting':
      return 'Opening your keychain…';
    case 'signed-out':
      return account.problem?.message ?? 'Nobody is signed in.';
    case 'signed-in':
      if (account.reading && account.problem === null) return 'Asking plex.tv…';
      if (account.problem) return account.problem.message;
      if (unseen > 0)
        return unseen === 1 ? '1 change that you have not seen' : `${unseen} changes that you have not seen`;
      return isOld(account, refreshMinutes, now) ? 'Not read for a while' : 'Up to date';
    default:
      return account satisfies never;
  }
}

/** What to call the account in one line, without its e-mail address. */
export function nameInWords(user: User | null): string {
  const name = user && nameOf(user);
  return name ? oneLine(name) : 'Plex account';
}

/** Which subscription there is, and how it stands, in one line: `Plex Pass · Renews Dec 2`. */
export function passInWords(user: User, now: number): string {
  const pass = passOf(user);
  const stub = oneLine(passStub(pass, now, (iso) => dayInWords(iso, now)));
  return stub ? `${PASS_NAMES[pass.kind]} · ${stub}` : PASS_NAMES[pass.kind];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * A day in words, in the computer's time zone: `Dec 2`, or `Dec 2, 2027` in another year than now's. Without `Intl`, whose
 * first use in a process takes 20 ms, and a start needs no other.
 */
export function dayInWords(iso: string, now: number): string {
  const day = new Date(iso);
  const monthAndDay = `${MONTHS[day.getMonth()]} ${day.getDate()}`;
  const year = day.getFullYear();
  return year === new Date(now).getFullYear() ? monthAndDay : `${monthAndDay}, ${year}`;
}

/** How long ago something was, in words. */
export function ageInWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return count(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day');
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'} ago`;
}
