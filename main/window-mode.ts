import { app, clipboard, dialog, net, session } from 'electron';
import { join } from 'node:path';
import type { Part, Snapshot } from '../preload/contract';
import type { AccountState } from './account/account-state';
import { Announcer } from './account/announcer';
import { nameInWords } from './account/at-a-glance';
import { KeepFresh } from './account/keep-fresh';
import { formatStatus } from './account/status';
import { atMostOnceIn, systemClock } from './clock';
import { AccountPicture } from './desktop/account-picture';
import { APP_ORIGIN, serveApp } from './desktop/app-protocol';
import { Closing } from './desktop/closing';
import { createLoginItem } from './desktop/login-item';
import { setApplicationMenu } from './desktop/menus';
import { createNotifications } from './desktop/notifications';
import { Pictures } from './desktop/pictures';
import { followPower } from './desktop/power';
import { quitSettled } from './desktop/quitting';
import { SessionBus } from './desktop/session-bus';
import { keepOffTheNetwork } from './desktop/session-security';
import type { TrayView } from './desktop/tray-menu';
import { TrayPresence } from './desktop/tray-presence';
import { Windows } from './desktop/windows';
import { createHandlers, type Done } from './handlers';
import { bindContract } from './ipc';
import { assemble } from './services';
import { ShownAccount } from './shown-account';
import type { SettingsChange } from './storage/settings';

/** How often the tray's “Refresh now” asks plex.tv at most, in milliseconds. */
const BY_HAND_MS = 10_000;

const NO_TRAY =
  'Your desktop has no place for tray icons, so Marquee opened its window instead. The icon appears as soon as there is a place; on GNOME the extension “AppIndicator Support” makes one.';

/** How Marquee is to begin. */
export interface Beginning {
  readonly demo: boolean;
  /** Without its window: the tray icon alone. */
  readonly hidden: boolean;
}

/** Runs Marquee with its tray icon and its windows, until it is quit. */
export async function runWindows(beginning: Beginning): Promise<void> {
  await app.whenReady();
  const services = await assemble({
    onChange: (state) => onAccountChange(state),
    onHistoryChange: () => void onHistoryChange(),
  });
  const { account, tokens, history, keychain, settings, reminded } = services;
  const bus = new SessionBus(systemClock);
  const loginItem = createLoginItem(systemClock);
  const pictures = new Pictures(services.send, (host) => services.network.resolveHost(host));
  const picture = new AccountPicture(pictures, account);
  let accountIsLoaded = false;

  const closing = new Closing({
    hasTray: () => tray.isThere,
    onClose: () => settings.value.onClose,
    choose: (onClose) => changeSettings({ onClose }),
    close: () => windows.closeProfile(),
    quit: () => app.quit(),
  });
  const windows = new Windows({
    preload: join(__dirname, '../preload/index.cjs'),
    place: services.place,
    clock: systemClock,
    mayClose: () => closing.mayClose(),
    onClosed: () => closing.wasClosed(),
    onGone() {
      dialog.showErrorBox('Marquee', 'The window closed unexpectedly several times. Start Marquee again.');
      app.quit();
    },
  });
  const shownAccount = new ShownAccount({
    services,
    hasTray: () => tray.isThere,
    launchAtLogin: () => loginItem.isOn(),
    version: app.getVersion(),
    onSnapshot(snapshot: Snapshot) {
      windows.send('snapshot', snapshot);
      tray.update();
    },
    onHistory: (changed) => windows.send('history', changed),
  });
  const keepFresh = new KeepFresh({
    clock: systemClock,
    random: Math.random,
    refresh: () => void account.refresh(),
    isOnline: () => net.isOnline(),
    keychainUsable: () => tokens.usable(),
  });
  const notifications = createNotifications({
    bus,
    clock: systemClock,
    icon: 'marquee',
    onClick: (id) => windows.showProfile(id === 'changes' ? 'history' : 'profile'),
  });
  const announcer = new Announcer({
    clock: systemClock,
    muted: () => settings.value.mutedNotices,
    remindDays: () => settings.value.remindDays,
    async show(notice) {
      const outcome = await notifications.show(notice);
      return outcome.ok && outcome.value === 'shown';
    },
    withdraw: (id) => notifications.close(id),
    reminded: { get: () => reminded.value, set: (value) => void reminded.save(value) },
  });
  const handlers = createHandlers({
    account,
    shownAccount,
    leaveDemo,
    eraseHistory: () => history.erase(),
    changeSettings,
    setLaunchAtLogin,
    forgetEverything,
    openProfile: (part) => windows.showProfile(part),
  });
  const tray = new TrayPresence({
    bus,
    clock: systemClock,
    view: trayView,
    actions: {
      openProfile: open('profile'),
      refresh: atMostOnceIn(BY_HAND_MS, systemClock, () => void account.refresh()),
      showHistory: open('history'),
      copyStatus() {
        void clipboard.writeText(formatStatus(shownAccount.state, 'text', Date.now()));
      },
      showSettings: open('settings'),
      setLaunchAtLogin: (on) => void setLaunchAtLogin(on),
      signIn: open('profile'),
      signOut: open('sign-out'),
      leaveDemo,
      showAbout: open('about'),
      checkForUpdates: open('about'),
      quit: () => app.quit(),
    },
    onClick: (icon) => windows.togglePopover(icon),
    onPresence(isThere) {
      if (!isThere && beginning.hidden) {
        shownAccount.addNotice(NO_TRAY);
        windows.showProfile();
      }
      if (isThere) shownAccount.dismissNotice(NO_TRAY);
      shownAccount.publish();
    },
    onTick: () => announcer.follow(account.state),
  });

  function open(part: Part): () => void {
    return () => windows.showProfile(part);
  }

  function trayView(): TrayView {
    return { glance: shownAccount.glance(), signIn: signInOf(), launchAtLogin: loginItem.isOn() };
  }

  function signInOf(): TrayView['signIn'] {
    const { state } = shownAccount;
    if (state.kind !== 'signed-in') return 'sign-in';
    if (state.kept === 'demo') return 'leave-demo';
    return state.problem?.kind === 'rejected' ? 'renew' : 'sign-out';
  }

  function onAccountChange(state: AccountState): void {
    keepFresh.follow(state);
    announcer.follow(state);
    picture.follow(state);
    shownAccount.publish();
  }

  async function onHistoryChange(): Promise<void> {
    const { state } = account;
    const changed = await shownAccount.historyChanged();
    const user = state.kind === 'signed-in' ? (state.last?.user ?? null) : null;
    if (changed) announcer.tell(changed, nameInWords(user));
  }

  async function loadAccount(): Promise<void> {
    accountIsLoaded = true;
    // A first start must not greet anyone with the keychain's dialog.
    await account.load({ mayPrompt: tokens.expected() });
    await shownAccount.historyChanged();
    if (account.state.kind === 'signed-in' && account.state.problem === null) await account.refresh();
  }

  function leaveDemo(): void {
    shownAccount.leaveDemo();
    if (!accountIsLoaded) void loadAccount();
  }

  async function changeSettings(change: SettingsChange): Promise<Done> {
    const saved = await settings.save({ ...settings.value, ...change });
    if (saved.ok && change.refreshMinutes !== undefined) account.reschedule();
    shownAccount.publish();
    return saved;
  }

  async function setLaunchAtLogin(on: boolean): Promise<Done> {
    const done = await loginItem.set(on);
    shownAccount.publish();
    return done;
  }

  async function forgetEverything(): Promise<Done> {
    const signedOut = await account.signOut();
    if (!signedOut.ok) return signedOut;
    const forgotten = [await loginItem.set(false), await services.forgetSelf()];
    shownAccount.publish();
    return forgotten.find(({ ok }) => !ok) ?? signedOut;
  }

  bindContract(
    handlers,
    ({ sender, senderFrame }) =>
      windows.owns(sender) && senderFrame?.parent === null && senderFrame.origin === APP_ORIGIN,
  );
  keepOffTheNetwork(session.defaultSession);
  serveApp(session.defaultSession, join(__dirname, '../renderer'), pictures);
  setApplicationMenu({ refresh: () => void handlers.refresh.run(undefined), showSettings: open('settings') });

  followPower(keepFresh);
  app.on('second-instance', (_, args) => {
    if (args.includes('--demo')) shownAccount.showDemo('plex-pass');
    if (!args.includes('--hidden')) windows.showProfile();
  });
  app.on('activate', () => windows.showProfile());
  app.on('window-all-closed', () => undefined); // `closing` knows whether that is the end
  app.on('before-quit', () => closing.quits());
  quitSettled(services, systemClock);
  app.on('will-quit', () => {
    keepFresh.stop();
    tray.stop();
    notifications.dispose();
    bus.close();
    keychain.close();
  });

  tray.start();
  if (!beginning.hidden) windows.showProfile();
  if (beginning.demo) shownAccount.showDemo('plex-pass');
  else await loadAccount();
}
