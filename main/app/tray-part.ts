import { app } from 'electron';
import type { Section } from '../../preload/contract/app/sections';
import { problemOfAccount } from '../../preload/contract/account/account-state';
import type { Accounts } from '../account/accounts';
import { trayGlance } from '../account/at-a-glance';
import { formatStatus } from '../account/status';
import { systemClock } from '../base/clock';
import { words } from '../base/words';
import { copyText } from '../desktop/clipboard';
import { openLink } from '../desktop/links';
import type { LoginItem } from '../desktop/login-item/login-item';
import type { MenuEntry } from '../desktop/tray/menu-entry';
import { accountEntries, type TrayActions, type TrayView } from '../desktop/tray/tray-menu';
import type { TrayConnections } from '../desktop/tray/tray-presence';
import type { Windows } from '../desktop/windows/windows';
import { updateEntry } from '../updates/update-entry';
import type { Updates } from '../updates/updates';
import type { AccountCare } from './account-care';
import type { Commands, Done } from './commands';
import type { Greetings } from './greetings';
import type { Glances } from './views/glances';
import { tellInWindow, type Notices } from './notices';
import { RefreshByHand } from './refresh-by-hand';
import type { Services } from './services/services';
import type { ShownAccount } from './views/shown-account';
import type { Views } from './views/views';

/** What the tray shows and works on. */
export interface TrayPartDeps {
  readonly accounts: Accounts;
  readonly shown: ShownAccount;
  readonly glances: Glances;
  readonly settings: Services['settings'];
  readonly loginItem: LoginItem;
  readonly updates: Updates;
  readonly notices: Notices;
  readonly greetings: Greetings;
  readonly windows: Windows;
  readonly commands: Commands;
  readonly views: Views;
  readonly care: AccountCare;
}

/** What the tray shows, what its entries do, and what Marquee does where people can't see it. */
export function trayConnections(deps: TrayPartDeps): TrayConnections {
  const { accounts, notices, greetings, windows, commands, views, care } = deps;
  const refreshing = new RefreshByHand({
    clock: systemClock,
    refresh: () => void accounts.shown.account.refresh(),
    onChange: () => views.publish(),
  });
  let wasThere = false;
  return {
    view: () => trayView(deps, refreshing),
    actions: trayActions(deps, refreshing),
    onClick: (icon) => windows.toggleFromTray(icon),
    onPlace(place) {
      for (const why of Object.values(words().notices.noTray)) notices.withdraw(why);
      if (place === 'there') {
        wasThere = true;
      } else {
        const opensWindow = windows.profile === null;
        // Once read, it is news only where an icon that was there is lost and the window opens unasked.
        if (!greetings.knowsNoTray || (wasThere && opensWindow))
          notices.add(
            () => words().notices.noTray[place],
            () => greetings.noteNoTray(),
          );
        if (opensWindow) windows.showProfile(); // else nobody could reach Marquee
      }
      views.publish();
    },
    onTick() {
      commands.checkOutside();
      care.tick();
    },
  };
}

/** The accounts to choose from. */
export function accountMenu({
  accounts,
  glances,
}: Pick<TrayPartDeps, 'accounts' | 'glances'>): readonly MenuEntry[] {
  const choice = { accounts: glances.tabs(), shownId: accounts.shown.id };
  return accountEntries(choice, { showAccount: (id) => accounts.show(id) });
}

function trayView(
  { shown, glances, settings, loginItem, updates }: TrayPartDeps,
  refreshing: RefreshByHand,
): TrayView {
  return {
    glance: trayGlance(glances.shown(), Date.now()),
    icon: glances.icon(),
    style: settings.value.trayIcon,
    accounts: glances.tabs(),
    shownId: shown.opened?.id ?? null,
    problem: problemOfAccount(shown.state),
    signIn: signInOf(shown),
    isJustRefreshed: refreshing.isResting,
    launchAtLogin: loginItem.isOn,
    update: updateEntry(updates.state),
  };
}

function signInOf({ state }: ShownAccount): TrayView['signIn'] {
  if (state.kind !== 'signed-in') return 'sign-in';
  return state.kept === 'demo' ? 'leave-demo' : 'sign-out';
}

function trayActions(
  { accounts, shown, loginItem, notices, windows, commands }: TrayPartDeps,
  refreshing: RefreshByHand,
): TrayActions {
  const open = (section: Section) => () => windows.showProfile(section);

  const tell = (done: Done, section: Section): void => tellInWindow(done, section, { notices, windows });

  return {
    showAccount: (id) => accounts.show(id),
    openProfile: open('profile'),
    refresh: () => refreshing.run(),
    showHistory: open('history'),
    copyStatus() {
      void copyText(formatStatus(shown.state, 'text', Date.now())).then((done) => tell(done, 'profile'));
    },
    openLink: (link) => void openLink(link).then((done) => tell(done, 'profile')),
    showSettings: open('settings'),
    setLaunchAtLogin: (on) => void loginItem.set(on).then((done) => tell(done, 'settings')),
    signIn: open('profile'),
    signInAgain() {
      void commands.startSignIn('strong', true);
      windows.showProfile('profile');
    },
    unlockKeychain() {
      if (shown.demo === null) void accounts.shown.account.unlockKeychain();
    },
    signOut: open('sign-out'),
    leaveDemo: () => commands.leaveDemo(),
    showAbout: open('about'),
    update: (action) => void commands.update(action),
    quit: () => app.quit(),
  };
}
