import type { Problem } from '../../preload/contract/problem';
import { succeed, type Result } from '../../preload/contract/result';
import type { SettingsChange } from '../../preload/contract/app/settings';
import type { PinStrength } from '../../preload/contract/account/sign-in';
import type { UpdateAction } from '../../preload/contract/app/updates';
import { switchDeviceWatch } from '../account/open-account';
import type { SignInFlow } from '../account/sign-in/sign-in-flow';
import type { LoginItem } from '../desktop/login-item/login-item';
import { showIn } from '../desktop/windows/theme';
import type { WindowPlace } from '../desktop/windows/window-place';
import type { Windows } from '../desktop/windows/windows';
import type { StoredValue } from '../storage/files/stored-value';
import { tellAboutUpdates } from '../updates/electron/updates';
import type { Updates } from '../updates/updates';
import type { FirstReading } from './first-reading';
import type { Greetings } from './greetings';
import { speakAs } from './language';
import type { Services } from './services/services';
import type { ShownAccount } from './views/shown-account';
import type { Views } from './views/views';

/** What a command answers: nothing, or why it failed. */
export type Done = Result<undefined, Problem>;

/** What is asked for from more than one place: a page, the tray, a menu, the system. */
export interface Commands {
  readonly leaveDemo: () => void;
  /**
   * Leaves the demo, and has a person sign in at plex.tv.
   * @param renews the sign-in of the account that is shown is renewed; else another account may come
   */
  readonly startSignIn: (strength: PinStrength, renews: boolean) => Promise<void>;
  readonly changeSettings: (change: SettingsChange) => Promise<Done>;
  readonly update: (action: UpdateAction) => Promise<void>;
  /** Signs all accounts out, and forgets the settings, the window's place and Marquee's own name at plex.tv. */
  readonly forgetEverything: () => Promise<Done>;
  /** Takes in what was changed outside: in the system's settings, or by another Marquee such as a command. */
  readonly checkOutside: () => void;
}

/** What the commands work on. */
export interface CommandsDeps {
  readonly services: Services;
  readonly shown: ShownAccount;
  readonly firstReading: FirstReading;
  readonly signIn: SignInFlow;
  readonly loginItem: LoginItem;
  readonly updates: Updates;
  readonly greetings: Greetings;
  readonly place: StoredValue<WindowPlace | null>;
  readonly views: Views;
  readonly windows: Windows;
}

/** Makes the commands, over the parts of the app that carry them out. */
export function createCommands(deps: CommandsDeps): Commands {
  const { services, shown, firstReading, signIn, loginItem, updates, greetings, place, views, windows } =
    deps;
  const { accounts, settings } = services;
  function leaveDemo(): void {
    shown.leaveDemo();
    void firstReading.start();
  }

  return {
    leaveDemo,

    startSignIn(strength, renews) {
      leaveDemo();
      return signIn.start(strength, shown.idToRenew(renews));
    },

    async changeSettings(change) {
      const saved = await settings.update((all) => ({ ...all, ...change }));
      if (saved.ok && change.language !== undefined) await speakAs(change.language);
      if (saved.ok && change.theme !== undefined) showIn(change.theme);
      const isSwitched = saved.ok && change.watchDevices !== undefined;
      const watched = isSwitched ? await switchDeviceWatch(accounts.all, change.watchDevices) : saved;
      if (saved.ok && change.refreshMinutes !== undefined) {
        for (const { account, devices } of accounts.all) {
          account.reschedule();
          devices.reschedule();
        }
      }
      views.publish();
      return watched;
    },

    async update(action) {
      switch (action) {
        case 'check':
          await updates.check();
          break;
        case 'download':
          await updates.download();
          break;
        case 'install':
          if (updates.state.kind !== 'ready') return; // a click that came late
          await updates.installNow();
      }
      await tellAboutUpdates(updates.state, windows.profile);
    },

    async forgetEverything() {
      await signIn.cancel();
      await accounts.meetOthers();
      for (const opened of accounts.all) {
        const signedOut = await accounts.signOut(opened, 'here');
        if (!signedOut.ok) return signedOut;
      }
      const forgotten = [
        await loginItem.set(false),
        await place.forget(() => null),
        await services.forgetSelf(),
      ];
      greetings.forget();
      showIn(settings.value.theme);
      await speakAs(settings.value.language);
      views.publish();
      return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
    },

    checkOutside() {
      loginItem.check();
      if (firstReading.isDone) void accounts.meetOthers();
    },
  };
}
