import type { AccountState } from '../../../preload/contract/account/account-state';
import { devicesRestUntil } from '../../../preload/contract/account/rest';
import type { Problem } from '../../../preload/contract/problem';
import { isoTime, type Clock } from '../../base/clock';
import { nextReadAt } from '../refresh-schedule';
import type { KeptDevices } from '../stores';
import { earlierDeviceProblem } from './device-problems';

const MINUTES = 60;

/** What decides when the devices are read again. */
export interface DeviceScheduleDeps {
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  /** Whether plex.tv is asked without a person. */
  readonly isAutomatic: () => boolean;
}

/** True when the newest reading of the account went well, and is no older than `since`. */
export function wasReadSince(account: AccountState, since: string): boolean {
  if (account.kind !== 'signed-in' || account.reading || account.problem !== null) return false;
  return account.last !== null && account.last.fetchedAt >= since;
}

/**
 * When the devices are to be read again after an outcome, ISO 8601 UTC; null for never.
 * @param failures how many failures in a row this makes
 */
export function nextDeviceReadAt(
  outcome: Problem | null,
  failures: number,
  { clock, random, isAutomatic }: DeviceScheduleDeps,
): string | null {
  if (!isAutomatic()) return null;
  if (outcome?.retryAt && outcome.kind === 'bad-request') return outcome.retryAt;
  const at = nextReadAt(outcome, failures, clock.now(), random(), MINUTES);
  return at === null ? null : isoTime(at);
}

/** What of an outcome holds for the next run, too. */
export function restOf(outcome: Problem | null): KeptDevices['rest'] {
  if (!outcome?.retryAt || outcome.status === null) return null;
  return { until: outcome.retryAt, status: outcome.status };
}

/** What plex.tv told an earlier run about leaving it alone, as long as it holds. */
export function keptDeviceProblem(rest: KeptDevices['rest'], clock: Clock): Problem | null {
  const known = rest && earlierDeviceProblem(rest.status, rest.until);
  return mustRestDevices(known, clock) ? known : null;
}

/** Whether plex.tv is still to be left alone about the devices after an answer. */
export function mustRestDevices(known: Problem | null, clock: Clock): known is Problem {
  return devicesRestUntil(known, clock.now()) !== null;
}
