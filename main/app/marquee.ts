import { app } from 'electron';
import * as v from 'valibot';
import type { Settings } from '../../preload/contract/app/settings';
import { systemClock } from '../base/clock';
import { onLanguage } from '../base/words';
import { THIS_PLATFORM } from '../base/platform';
import { createLoginItem } from '../desktop/login-item/login-item';
import { createNotifications } from '../desktop/notifications/notifications';
import { AccountPictures } from '../desktop/pictures/account-pictures';
import { withPictures } from '../desktop/pictures/home-pictures';
import type { PictureShelf } from '../desktop/pictures/picture-shelf';
import { Pictures } from '../desktop/pictures/pictures';
import { followPower } from '../desktop/power';
import { graphicsOf, outliveGraphics } from '../desktop/process/graphics';
import { quitSettled } from '../desktop/process/quitting';
import { followScreenReader } from '../desktop/screen-reader';
import { electronMenu } from '../desktop/tray/electron-menu';
import { TrayPresence } from '../desktop/tray/tray-presence';
import type { Closing } from '../desktop/windows/closing';
import { saveAs } from '../desktop/windows/save-dialog';
import type { WindowPlace } from '../desktop/windows/window-place';
import type { Windows } from '../desktop/windows/windows';
import type { StoredValue } from '../storage/files/stored-value';
import { createUpdates } from '../updates/electron/updates';
import { AccountCare } from './account-care';
import { followApp } from './app-events';
import { createHandlers } from './bridge/handlers';
import type { Handlers } from './bridge/ipc';
import { createCommands } from './commands';
import { gatherDiagnostics } from './diagnostics/gather-diagnostics';
import { ProblemLog } from './diagnostics/problem-log';
import { FirstReading } from './first-reading';
import { Glances } from './views/glances';
import { Greetings, NOTHING_TOLD, ToldSchema } from './greetings';
import { startMenu } from './menu-part';
import { Notices, problemInWords } from './notices';
import { openServices } from './services/services';
import { openUserData } from './services/user-data';
import { ShownAccount } from './views/shown-account';
import { createSignIn } from './sign-in-part';
import { accountMenu, trayConnections } from './tray-part';
import { Views } from './views/views';

/** What is there before Marquee is: the windows come first, and what they need at once. */
export interface MarqueeDeps {
  readonly windows: Windows;
  readonly closing: Closing;
  readonly shelf: PictureShelf;
  readonly settings: StoredValue<Settings>;
  /** Where the profile window was; it is forgotten with everything else. */
  readonly place: StoredValue<WindowPlace | null>;
  /** Marquee begins with the made-up account. */
  readonly showsDemo: boolean;
}

/** What the windows and their pages need of Marquee once it is there. */
export interface Marquee {
  readonly handlers: Handlers;
  /** Shows the made-up account in place of the real ones. */
  readonly showDemo: () => void;
}

/**
 * Makes all that there is behind the windows, connects it, and sets it going: the accounts, the tray icon, notifications,
 * updates. The pages can call at once; they are answered when it is there.
 */
export async function startMarquee(deps: MarqueeDeps): Promise<Marquee> {
  const { windows, closing, shelf, settings, place, showsDemo } = deps;
  const clock = systemClock;
  const random = Math.random;

  // Services
  const notices = new Notices();
  const [services, replaced, told] = await Promise.all([
    openServices(notices, settings),
    openUserData('update.json', v.nullable(v.string()), null),
    openUserData('told.json', ToldSchema, NOTHING_TOLD),
  ]);
  const { accounts, bus, keychain, network, send } = services;

  // Parts
  const loader = new Pictures({ send, resolveHost: (host) => network.resolveHost(host), shelf });
  const pictures = new AccountPictures(loader);
  const shown = new ShownAccount(accounts);
  const glances = new Glances({ accounts, shown, pictures, settings });
  const firstReading = new FirstReading({ accounts, painted: () => windows.painted, clock, random });
  const signIn = createSignIn({
    ...services,
    signIn: (token, wish, signal) => accounts.signIn(token, wish, signal),
  });
  const notifications = createNotifications({
    bus,
    clock,
    icon: 'marquee',
    onOldClick() {
      commands.leaveDemo();
      windows.showProfile('history');
    },
    onClick({ account, section }) {
      commands.leaveDemo();
      accounts.show(account);
      windows.showProfile(section);
    },
  });
  const care = new AccountCare({ accounts, settings, notifications, pictures });
  const loginItem = createLoginItem(clock);
  const updates = createUpdates({ replaced, clock, random, automatic: () => settings.value.downloadUpdates });
  const greetings = new Greetings({ told, version: app.getVersion() });
  const tray = new TrayPresence({ platform: THIS_PLATFORM, bus, clock });
  const seen = { shown, glances, pictures, settings, signIn, notices, greetings, loginItem, updates };
  const views = new Views({ ...seen, windows, tray });
  const commands = createCommands({ ...seen, services, firstReading, place, views, windows });
  const handlers = createHandlers({
    ...{ accounts, signIn, shown, notices, greetings, loginItem, commands, views },
    painted: () => windows.wasPainted(),
    saveAs: (file) => saveAs(file, windows.profile),
    withPictures: (members) => withPictures(members, loader, clock),
    openProfile: (section) => windows.showProfile(section),
    fitPopover: (height) => windows.fitPopover(height),
    chooseAccount: (at) => windows.openPopoverMenu(electronMenu(accountMenu({ accounts, glances })), at),
  });

  const problems = new ProblemLog(clock);

  // Who listens to whom
  accounts.on(problems.follow);
  accounts.on((event) => {
    if (event.kind === 'shown') return; // `shown` tells of that one
    if (event.opened === shown.opened && event.kind === 'history') views.publishHistory();
    if (event.opened === shown.opened && event.kind === 'devices') views.publishDevices();
    if (event.kind === 'state' && event.opened.account.state.kind === 'signed-in') greetings.meet();
    views.publish();
  });
  shown.onChange(() => {
    views.publishHistory();
    views.publishDevices();
  });
  for (const part of [shown, pictures, signIn, notices, greetings, loginItem, updates]) {
    part.onChange(() => views.publish());
  }
  onLanguage(() => views.publishHistory()); // its titles are words; whoever changes the language publishes the rest
  closing.connect({
    tray: () => tray.state,
    onClose: () => settings.value.onClose,
    choose: (onClose) => commands.changeSettings({ onClose }),
    window: () => windows.profile,
  });
  followApp({
    ...{ windows, closing },
    onFocus: () => commands.checkOutside(),
    onQuit() {
      care.stop();
      tray.stop();
      notifications.dispose();
      bus.close();
      updates.stop();
      keychain.close();
    },
  });
  quitSettled([services.keeping, settings, place, told, updates], clock, THIS_PLATFORM);
  followPower(() => care.schedules);
  outliveGraphics(graphicsOf(THIS_PLATFORM));

  // Start: the account is shown first, and what else there is to do can wait for that
  startMenu({
    ...{ updates, windows, notices, handlers, commands },
    diagnostics: () =>
      gatherDiagnostics({ services, problems, tray: tray.state, update: updates.state.kind }),
  });
  care.start();
  greetings.start(accounts.all.some(({ tokens }) => tokens.expected()));
  updates.start();
  if (updates.state.kind === 'failed') notices.add(problemInWords(updates.state.problem));
  const inTray = {
    settings,
    accounts,
    shown,
    glances,
    loginItem,
    updates,
    notices,
    greetings,
    windows,
    commands,
    views,
    care,
  };
  void windows.painted.then(() => tray.start(trayConnections(inTray)));
  if (THIS_PLATFORM === 'linux') void followScreenReader(bus, () => app.setAccessibilitySupportEnabled(true));
  const showDemo = (): void => shown.showDemo('plex-pass');
  if (showsDemo) showDemo();
  else void firstReading.start();
  return { handlers, showDemo };
}
