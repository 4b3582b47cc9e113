/**
 * Which subscription an account has, and when that renews or ends: the one rule, for main and for the pages.
 *
 * Plex sells a Remote Watch Pass beside the Plex Pass, and neither name nor kind is documented. The signs below are what
 * public clients and their captured replies show.
 */
import type { ListedSubscription, User } from './user';

/** `unknown`: plex.tv did not say whether a subscription is active, or contradicts itself. */
export type PassKind = 'plex-pass' | 'remote-watch-pass' | 'none' | 'unknown';

/** `ending`: canceled, and it stays until it ends. `grace-period`, `on-hold`: a payment is missing. */
export type PassState = 'active' | 'ending' | 'grace-period' | 'on-hold';

/** What an account pays for, as far as plex.tv told. */
export interface Pass {
  readonly kind: PassKind;
  /** Null where there is none, or nobody knows. */
  readonly state: PassState | null;
  /** It was bought for good, and no date concerns it. */
  readonly isLifetime: boolean;
  /** The plan as plex.tv named it; null when it named none, or there is no subscription. */
  readonly plan: string | null;
  /** ISO 8601 UTC; null where it does not renew, or plex.tv did not say when. */
  readonly renewsAt: string | null;
  /** ISO 8601 UTC; null where it does not end, or plex.tv did not say when. */
  readonly endsAt: string | null;
}

/** The next date of a subscription. */
export interface PassDate {
  readonly what: 'renews' | 'ends';
  /** ISO 8601 UTC. */
  readonly at: string;
}

type PaidKind = Extract<PassKind, 'plex-pass' | 'remote-watch-pass'>;

const WITHOUT_DATES = { isLifetime: false, renewsAt: null, endsAt: null };

/** Which subscription the account has. */
export function passOf(user: User): Pass {
  const kind = kindOf(user);
  if (kind === 'none' || kind === 'unknown') return { kind, state: null, plan: null, ...WITHOUT_DATES };
  const plan = planOf(user, kind);
  // Members for life carry recurring subscriptions of earlier days, which say nothing about them now.
  if (isLifetime(user)) return { kind, state: 'active', plan, ...WITHOUT_DATES, isLifetime: true };
  // One of which no type was sent is the one that the account has, where no other tells.
  const current = currentOf(listed(user, kind)) ?? currentOf(untyped(user)) ?? {};
  const one = saysCanceled(user.subscription?.status) ? { ...current, canceled: true } : current;
  return { kind, state: stateOf(one), plan, isLifetime: false, ...datesOf(one) };
}

/**
 * The next date of a subscription; null when none is to come.
 * @param now milliseconds since the epoch
 */
export function nextPassDate({ renewsAt, endsAt }: Pass, now: number): PassDate | null {
  const at = renewsAt ?? endsAt;
  return at !== null && Date.parse(at) > now ? { what: renewsAt === null ? 'ends' : 'renews', at } : null;
}

const DAY_MS = 24 * 60 * 60_000;

/** True when a date is at most `days` days away. */
export function isPassDateNear({ at }: PassDate, now: number, days: number): boolean {
  return Date.parse(at) - now <= days * DAY_MS;
}

/** True while a subscription had better be looked at: its date is at most `days` away, or a payment is missing. */
export function isPassUrgent(pass: Pass, now: number, days: number): boolean {
  if (pass.state === 'grace-period' || pass.state === 'on-hold') return true;
  const next = nextPassDate(pass, now);
  return next !== null && isPassDateNear(next, now, days);
}

/** True while a subscription is about to be lost: it ends within `days`, or a payment is missing. */
export function isPassAtRisk(pass: Pass, now: number, days: number): boolean {
  return isPassUrgent(pass, now, days) && (pass.state !== 'active' || pass.renewsAt === null);
}

/** The plan as sent; null for one that is named after the other kind, which would contradict what is said of this one. */
function planOf(user: User, kind: PaidKind): string | null {
  const plan = user.subscription?.plan?.trim() || null;
  const named = kindNamedIn(plan ?? '');
  return named === null || named === kind ? plan : null;
}

function kindOf(user: User): PassKind {
  const { active } = user.subscription ?? {};
  if (typeof active !== 'boolean') return 'unknown';
  if (!active) return listed(user, 'plex-pass').some((one) => !wasCanceled(one)) ? 'unknown' : 'none';
  return hasSignsOf('remote-watch-pass', user) && !hasSignsOf('plex-pass', user)
    ? 'remote-watch-pass'
    : 'plex-pass'; // the published example says no more than that it is active
}

function hasSignsOf(kind: PaidKind, user: User): boolean {
  const { plan = '', features = [] } = user.subscription ?? {};
  const isNamed = [plan, user.subscriptionDescription ?? ''].some((text) => kindNamedIn(text) === kind);
  // A Plex Pass that was canceled a while ago is over where a Remote Watch Pass goes on.
  const isPast = kind === 'plex-pass' && listed(user, 'remote-watch-pass').some((one) => !isCanceled(one));
  if (isNamed || listed(user, kind).some((one) => !(isPast && wasCanceled(one)))) return true;
  return kind === 'remote-watch-pass'
    ? features.some((id) => kindNamedIn(id) === kind)
    : features.includes('pass') || (user.roles ?? []).includes('plexpass') || isLifetime(user);
}

/** The kind that a type, plan, description or feature names, however it is spelled: `remote_watch`, `Plex Pass`. */
function kindNamedIn(text: string): PaidKind | null {
  const letters = lettersOf(text);
  if (letters.includes('remotewatch')) return 'remote-watch-pass';
  return letters.includes('plexpass') ? 'plex-pass' : null;
}

/** A Remote Watch Pass is not sold for life. The description counts where no plan is named. */
function isLifetime(user: User): boolean {
  const goesOn = listed(user, 'plex-pass').filter((one) => !isCanceled(one));
  const plan = user.subscription?.plan?.trim() || user.subscriptionDescription || '';
  return (
    goesOn.some(({ mode }) => isForLife(mode ?? '')) ||
    (isForLife(plan) && kindNamedIn(plan) !== 'remote-watch-pass')
  );
}

function isForLife(text: string): boolean {
  return lettersOf(text).includes('lifetime');
}

/** The listed subscriptions of a kind that have not ended. */
function listed(user: User, kind: PaidKind): readonly ListedSubscription[] {
  return (user.subscriptions ?? []).filter((one) => kindNamedIn(one.type ?? '') === kind && !hasEnded(one));
}

/** The listed subscriptions of which no type was sent, and that have not ended. */
function untyped(user: User): readonly ListedSubscription[] {
  return (user.subscriptions ?? []).filter((one) => !one.type?.trim() && !hasEnded(one));
}

function hasEnded({ state }: ListedSubscription): boolean {
  return ['ended', 'lapsed', 'expired'].includes(lettersOf(state ?? ''));
}

/** It was canceled a while ago: what it paid for may be over, or not yet. */
function wasCanceled({ state }: ListedSubscription): boolean {
  return ['canceled', 'cancelled'].includes(lettersOf(state ?? ''));
}

function isCanceled({ canceled, state }: ListedSubscription): boolean {
  return canceled === true || saysCanceled(state);
}

/** True for a state or status of what was canceled, whether or not that is over. */
function saysCanceled(state = ''): boolean {
  return ['canceled', 'cancelled', 'pendingcancellation'].includes(lettersOf(state));
}

/** Of several one that is active, else one that goes on in a state that nobody knows; of these the one that ends last. */
function currentOf(subscriptions: readonly ListedSubscription[]): ListedSubscription | undefined {
  const goOn = subscriptions.filter((one) => !isCanceled(one));
  const active = goOn.filter(({ state }) => lettersOf(state ?? '') === 'active');
  const [best] = [active, goOn, subscriptions].filter((some) => some.length > 0);
  return best?.toSorted((one, other) => lastDay(other) - lastDay(one))[0];
}

function lastDay({ endsAt, renewsAt }: ListedSubscription): number {
  return Date.parse(endsAt ?? renewsAt ?? '') || 0;
}

function stateOf(one: ListedSubscription): PassState {
  if (isCanceled(one)) return 'ending';
  const state = lettersOf(one.state ?? '');
  if (one.gracePeriod === true || state === 'graceperiod') return 'grace-period';
  return one.onHold === true || state === 'onhold' ? 'on-hold' : 'active';
}

function datesOf(one: ListedSubscription): Pick<Pass, 'renewsAt' | 'endsAt'> {
  const { renewsAt = null, endsAt = null } = one;
  // What was canceled does not renew: it ends when it would have.
  if (isCanceled(one)) return { renewsAt: null, endsAt: endsAt ?? renewsAt };
  return renewsAt === null ? { renewsAt, endsAt } : { renewsAt, endsAt: null };
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
