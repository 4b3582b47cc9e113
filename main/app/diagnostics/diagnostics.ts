import { DEFAULT_SETTINGS, type Settings } from '../../../preload/contract/app/settings';
import type { KeychainProblem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import type { OpenAccount } from '../../account/open-account';
import type { TrayState } from '../../desktop/tray/tray-presence';
import type { UpdateState } from '../../updates/update-state';
import { accountFacts, problemFacts } from './account-facts';
import type { LoggedProblem } from './problem-log';
import type { SystemFacts } from './system-facts';
import { isoTime } from '../../base/clock';

/** What is told of. */
export interface DiagnosticsFacts extends SystemFacts {
  readonly accounts: readonly OpenAccount[];
  /** Which of them is shown. */
  readonly shown: number;
  readonly problems: readonly LoggedProblem[];
  readonly keychain: {
    /** What a person calls the program; null where it can't be told. */
    readonly provider: string | null;
    /** Whether it would answer now. */
    readonly probe: Result<undefined, KeychainProblem>;
  };
  /** Null for a command, which has none. */
  readonly tray: TrayState | null;
  readonly update: UpdateState['kind'] | null;
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What helps to find out why Marquee does what it does, as JSON for a report of a bug: versions, system, how the accounts
 * stand and when they are read, problems with their times, keychain, tray, settings, sizes. No name, id, address, e-mail or
 * token is in it: whatever is told is picked by its name.
 */
export function writeDiagnostics(facts: DiagnosticsFacts): string {
  const { now, versions, system, files, accounts, shown, problems, keychain, tray, update, settings } = facts;
  const { provider, probe } = keychain;
  const report = {
    schema: 1,
    at: isoTime(now),
    versions,
    system,
    keychain: { provider, problem: probe.ok ? null : problemFacts(probe.problem) },
    tray,
    update,
    settings: knownOf(settings),
    shown,
    accounts: accounts.map((opened) => ({ account: opened.id, ...accountFacts(opened) })),
    problems,
    files,
  };
  return JSON.stringify(report, null, 2);
}

/** Their file may hold more: what a later version has added, or a person. */
function knownOf(settings: Settings): object {
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => Object.hasOwn(DEFAULT_SETTINGS, name)),
  );
}
