import { glanceAt } from '../../../main/account/at-a-glance';
import { demoAccount, DEMO_HOME } from '../../../main/account/demo/demo';
import { demoDevices } from '../../../main/account/demo/demo-devices';
import { demoHistory } from '../../../main/account/demo/demo-history';
import { shown } from '../../../main/account/history/change-words';
import { speak } from '../../../main/base/words';
import type { AccountState, SignedIn } from '../../../preload/contract/account/account-state';
import type { DemoScenario } from '../../../preload/contract/account/demo';
import { healthOf } from '../../../preload/contract/account/health';
import type { Greeting } from '../../../preload/contract/app/greetings';
import { DEFAULT_SETTINGS } from '../../../preload/contract/app/settings';
import type { Snapshot } from '../../../preload/contract/app/snapshot';
import { succeed } from '../../../preload/contract/result';
import { snapshotOf } from '../../unit/renderer/fake-bridge';
import type { MainAnswers } from './built-pages';
import { accountTabs } from '../parts/stage';

await speak({ language: 'en', region: 'en-US' });

/** The moment in which everything plays. */
export const NOW = Date.parse('2026-03-14T09:26:00Z');

export const SIGNED_OUT: AccountState = { kind: 'signed-out', problem: null };

/** Somebody real is signed in, whose account stands as in one of the demo's situations. */
export function signedInAs(scenario: DemoScenario, change: Partial<SignedIn> = {}): SignedIn {
  return { ...demoAccount(scenario, NOW), kept: 'keychain', scenario: null, ...change };
}

/**
 * What main tells the pages of an account, as main/app/views/views.ts puts it together.
 * @param scenario whose history and devices it has
 */
export function answersAbout(
  account: AccountState,
  change: Partial<Snapshot> = {},
  scenario: DemoScenario = 'plex-pass',
): MainAnswers {
  const { last, problem } = account.kind === 'signed-in' ? account : { last: null, problem: null };
  const { refreshMinutes, remindDays } = DEFAULT_SETTINGS;
  const devices = { new: scenario === 'new-device' ? 1 : 0, unused: 0 };
  const history = shown(demoHistory(scenario, NOW));
  return {
    getSnapshot: succeed(
      snapshotOf(account, {
        glance: glanceAt({ account, nickname: null, unseen: 0, refreshMinutes, remindDays, now: NOW }),
        health: last && healthOf({ user: last.user, devices, problem, remindDays, now: NOW }),
        changes: { unseen: 0, last: history.entries[0] ?? null },
        devices,
        ...change,
      }),
    ),
    getHistory: succeed(history),
    getDevices: succeed(demoDevices(scenario, NOW)),
    getHomeUsers: succeed(DEMO_HOME.map((member) => ({ ...member, picture: null }))),
  };
}

/** Two more accounts are signed in, one of which needs a person. */
export function amongThree(): Partial<Snapshot> {
  const [first, ...others] = accountTabs(3);
  return { accounts: first ? [{ ...first, name: 'The Demo' }, ...others] : [], shownId: 1 };
}

/** Marquee has something to tell of itself. */
export function greetedWith(greeting: Greeting): Partial<Snapshot> {
  const { app } = snapshotOf(SIGNED_OUT);
  return { app: { ...app, greeting } };
}
