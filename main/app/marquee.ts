import { app, autoUpdater, clipboard } from 'electron';
import { succeed } from '../../preload/contract/result';
import type { Section } from '../../preload/contract/sections';
import type { SettingsChange } from '../../preload/contract/settings';
import type { Snapshot } from '../../preload/contract/snapshot';
import type { UpdateAction } from '../../preload/contract/updates';
import { qrCode } from '../account/sign-in/qr-code';
import { SignInFlow } from '../account/sign-in/sign-in-flow';
import { formatStatus } from '../account/status';
import { AccountCare, readNoticeId } from './account-care';
import { THIS_PLATFORM } from '../base/platform';
import { atMostOnceIn, systemClock } from '../base/clock';
import type { PictureShelf } from '../desktop/windows/app-protocol';
import { Closing } from '../desktop/windows/closing';
import { graphicsOf, outliveGraphics } from '../desktop/process/graphics';
import { withPictures } from '../desktop/pictures/home-pictures';
import { openSignInPage } from '../desktop/links';
import { createLoginItem } from '../desktop/login-item/login-item';
import { setApplicationMenu } from '../desktop/menus';
import { createNotifications } from '../desktop/notifications/notifications';
import { Pictures } from '../desktop/pictures/pictures';
import { followPower } from '../desktop/power';
import { quitSettled } from '../desktop/process/quitting';
import { followScreenReader } from '../desktop/screen-reader';
import { saveAs } from '../desktop/windows/save-dialog';
import { electronMenu } from '../desktop/tray/electron-menu';
import type { TrayPlace } from '../desktop/tray/tray';
import { accountEntries, type TrayView } from '../desktop/tray/tray-menu';
import { TrayPresence } from '../desktop/tray/tray-presence';
import { createUpdates, tellAboutUpdates } from '../updates/electron/updates';
import type { WindowPlace } from '../desktop/windows/window-place';
import type { Windows } from '../desktop/windows/windows';
import { readAccounts } from './first-reading';
import { createHandlers, type Done } from './bridge/handlers';
import type { Handlers } from './bridge/ipc';
import { assemble } from './services';
import { ShownAccount } from './shown-account';
import type { StoredValue } from '../storage/files/stored-value';
import { updateEntry } from '../updates/update-entry';

/** How often the tray's “Refresh now” asks plex.tv at most, in milliseconds. */
const BY_HAND_MS = 10_000;

/** Why the window opened where only a tray icon was to be seen. */
const NO_TRAY: Readonly<Record<Exclude<TrayPlace, 'there'>, string>> = {
  'no-place':
    'Your desktop has no place for tray icons, so Marquee opened its window instead. The icon appears as soon as there is a place; on GNOME the extension “AppIndicator Support” makes one.',
  'not-shown':
    'Your desktop does not show Marquee’s tray icon, though it has a place for such icons, so Marquee opened its window instead. Restarting the panel, or logging in again, may help.',
};

/** What Marquee starts with. */
export interface MarqueeParts {
  readonly windows: Windows;
  /** Where the profile window was; it is forgotten with everything else. */
  readonly place: StoredValue<WindowPlace | null>;
  /** Marquee begins with the made-up account. */
  readonly showsDemo: boolean;
}

/** What the windows and their pages need of Marquee once it is there. */
export interface Marquee {
  readonly handlers: Handlers;
  readonly closing: Closing;
  readonly pictures: PictureShelf;
  /** Shows the made-up account in place of the real ones. */
  readonly showDemo: () => void;
}

/**
 * Puts together all that there is behind the windows, and sets it going: the accounts, the tray icon, notifications,
 * updates. The pages can call at once; they are answered when it is there.
 */
export async function startMarquee(parts: MarqueeParts): Promise<Marquee> {
  const { windows, place, showsDemo } = parts;
  const caretakers = new Map<number, AccountCare>();
  const services = await assemble({
    look(opened, settings) {
      const care = new AccountCare({
        opened,
        settings,
        pictures: () => pictures,
        notifications: () => notifications,
      });
      caretakers.set(opened.id, care);
      return {
        onChange(state) {
          care.follow(state);
          shownAccount.publish();
        },
        onHistoryChange() {
          void shownAccount.readHistory(opened).then((changed) => {
            if (changed) care.tell(changed, opened.account.state);
          });
        },
        onDevicesChange() {
          care.followDevices();
          shownAccount.devicesChanged(opened);
        },
        leave() {
          care.stop();
          caretakers.delete(opened.id);
        },
      };
    },
    onMet(seat) {
      void shownAccount.readHistory(seat);
      void seat.account.refresh();
    },
    onAccountsChange: () => shownAccount.otherShown(),
    onNotice: (notice) => shownAccount.addNotice(notice),
    onNoticeOver: (notice) => shownAccount.dismissNotice(notice),
  });
  const { accounts, bus, keychain, network, settings } = services;
  const pictures = new Pictures(services.send, (host) => network.resolveHost(host));
  const loginItem = createLoginItem(systemClock);
  let accountIsLoaded = false;
  let accountIsRead = false;

  const closing = new Closing({
    tray: () => tray.state,
    onClose: () => settings.value.onClose,
    choose: (onClose) => changeSettings({ onClose }),
    window: () => windows.profile,
    quit: () => app.quit(),
  });
  const signIn = new SignInFlow({
    client: services.client,
    clock: systemClock,
    random: Math.random,
    identity: services.identity,
    signIn: (token, wish, signal) => accounts.signIn(token, wish, signal),
    drawQr: qrCode,
    openPage: openSignInPage,
    onChange: () => shownAccount.publish(),
  });
  const shownAccount = new ShownAccount({
    accounts: () => accounts,
    settings: () => settings.value,
    signIn: () => signIn.state,
    app: () => ({
      version: app.getVersion(),
      platform: THIS_PLATFORM,
      hasTray: tray.state === 'there',
      launchAtLogin: loginItem.isOn,
      update: updateEntry(updates.state),
    }),
    notices: services.notices,
    onSnapshot(snapshot: Snapshot) {
      windows.send('snapshot', snapshot);
      tray.update();
    },
    onHistory: (changed) => windows.send('history', changed),
    onDevices: (devices) => windows.send('devices', devices),
  });
  const notifications = createNotifications({
    bus,
    clock: systemClock,
    icon: 'marquee',
    onOldClick: () => windows.showProfile('history'),
    onClick(id) {
      const { account, about } = readNoticeId(id);
      accounts.show(account);
      windows.showProfile(about === 'changes' ? 'history' : about === 'devices' ? 'devices' : 'profile');
    },
  });
  const updates = createUpdates({
    clock: systemClock,
    random: Math.random,
    automatic: () => settings.value.downloadUpdates,
    onChange() {
      showMenu();
      shownAccount.publish();
    },
  });
  const handlers = createHandlers({
    accounts,
    signIn,
    shownAccount,
    painted: () => windows.wasPainted(),
    leaveDemo,
    changeSettings,
    setLaunchAtLogin,
    forgetEverything,
    saveAs: (file) => saveAs(file, windows.profile),
    withPictures: (members) => withPictures(members, pictures, systemClock),
    openProfile: (section) => windows.showProfile(section),
    chooseAccount: (at) =>
      windows.openPopoverMenu(electronMenu(accountEntries(trayView(), { showAccount })), at),
    update,
  });
  const tray = new TrayPresence({
    platform: THIS_PLATFORM,
    bus,
    clock: systemClock,
    view: trayView,
    actions: {
      showAccount,
      openProfile: open('profile'),
      refresh: atMostOnceIn(BY_HAND_MS, systemClock, () => void accounts.shown.account.refresh()),
      showHistory: open('history'),
      copyStatus() {
        void clipboard.writeText(formatStatus(shownAccount.state, 'text', Date.now()));
      },
      showSettings: open('settings'),
      setLaunchAtLogin: (on) => void setLaunchAtLogin(on).then(tellInWindow),
      signIn: open('profile'),
      signOut: open('sign-out'),
      leaveDemo,
      showAbout: open('about'),
      update: (action) => void update(action),
      quit: () => app.quit(),
    },
    onClick: (icon) => windows.toggleFromTray(icon),
    onPlace(place) {
      for (const why of Object.values(NO_TRAY)) shownAccount.dismissNotice(why);
      if (place !== 'there' && !windows.hasProfile) {
        shownAccount.addNotice(NO_TRAY[place]);
        windows.showProfile(); // else nobody could reach Marquee
      }
      shownAccount.publish();
    },
    onTick() {
      lookAtLoginItem();
      meetOthers();
      for (const { id, account } of accounts.seats) caretakers.get(id)?.tick(account.state);
    },
  });

  function showAccount(id: number): void {
    accounts.show(id);
  }

  function open(section: Section): () => void {
    return () => windows.showProfile(section);
  }

  function trayView(): TrayView {
    return {
      glance: shownAccount.glance(),
      icon: shownAccount.icon(),
      accounts: shownAccount.tabs(),
      shownId: shownAccount.seat?.id ?? null,
      signIn: signInOf(),
      launchAtLogin: loginItem.isOn,
      update: updateEntry(updates.state),
    };
  }

  function signInOf(): TrayView['signIn'] {
    const { state } = shownAccount;
    if (state.kind !== 'signed-in') return 'sign-in';
    if (state.kept === 'demo') return 'leave-demo';
    return state.problem?.kind === 'rejected' ? 'renew' : 'sign-out';
  }

  async function loadAccounts(): Promise<void> {
    accountIsLoaded = true;
    await readAccounts({
      accounts,
      readHistory: (seat) => shownAccount.readHistory(seat),
      painted: windows.painted,
      clock: systemClock,
      random: Math.random,
    });
    accountIsRead = true;
  }

  /** Another Marquee, such as a command, may have signed someone in or out. */
  function meetOthers(): void {
    if (accountIsRead) void accounts.meetOthers();
  }

  function leaveDemo(): void {
    shownAccount.leaveDemo();
    if (!accountIsLoaded) void loadAccounts();
  }

  async function changeSettings(change: SettingsChange): Promise<Done> {
    const saved = await settings.update((all) => ({ ...all, ...change }));
    if (saved.ok && change.watchDevices !== undefined) {
      for (const { account, devices } of accounts.seats) {
        if (!change.watchDevices) await devices.forget();
        else devices.follow(account.state);
      }
    }
    if (saved.ok && change.refreshMinutes !== undefined) {
      for (const { account } of accounts.seats) account.reschedule();
    }
    shownAccount.publish();
    return saved;
  }

  function showMenu(): void {
    const refresh = (): void => void handlers.refresh.run(undefined);
    const act = (action: UpdateAction): void => void update(action);
    setApplicationMenu({ refresh, showSettings: open('settings'), update: act }, updateEntry(updates.state));
  }

  async function update(action: UpdateAction): Promise<void> {
    if (action === 'install') return updates.installNow();
    await (action === 'check' ? updates.check() : updates.download());
    await tellAboutUpdates(updates.state);
  }

  async function setLaunchAtLogin(on: boolean): Promise<Done> {
    const done = await loginItem.set(on);
    shownAccount.publish();
    return done;
  }

  /** A person may have changed it in the system's settings. */
  function lookAtLoginItem(): void {
    if (loginItem.look()) shownAccount.publish();
  }

  /** A menu has no place for words: what failed there is told in the window. */
  function tellInWindow(done: Done): void {
    if (done.ok) return;
    shownAccount.addNotice(`${done.problem.message} ${done.problem.advice}`);
    windows.showProfile('settings');
  }

  async function forgetEverything(): Promise<Done> {
    await signIn.cancel();
    await accounts.meetOthers();
    for (const seat of accounts.seats) {
      const signedOut = await accounts.signOut(seat, 'here');
      if (!signedOut.ok) return signedOut;
    }
    const forgotten = [await loginItem.set(false), await place.save(null), await services.forgetSelf()];
    shownAccount.publish();
    return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
  }

  showMenu();

  outliveGraphics(graphicsOf(THIS_PLATFORM));
  followPower(() =>
    [...caretakers.values()].flatMap(({ keepFresh, keepDevicesFresh }) => [keepFresh, keepDevicesFresh]),
  );
  app.on('activate', () => windows.showProfile());
  app.on('browser-window-focus', () => {
    // As when a person comes back from the system's settings, or from a terminal.
    lookAtLoginItem();
    meetOthers();
  });
  app.on('window-all-closed', () => undefined); // `closing` knows whether that is the end
  app.on('before-quit', () => closing.quits());
  // An update that is being installed closes the windows first, on macOS. One that can't be installed ends nothing.
  autoUpdater.on('before-quit-for-update', () => closing.quits());
  quitSettled(services, systemClock);
  app.on('will-quit', () => {
    for (const care of caretakers.values()) care.stop();
    tray.stop();
    notifications.dispose();
    bus.close();
    updates.stop();
    keychain.close();
  });

  // The account is shown first: what else there is to do can wait for that.
  void windows.painted.then(() => tray.start());
  if (THIS_PLATFORM === 'linux') void followScreenReader(bus, () => app.setAccessibilitySupportEnabled(true));
  const showDemo = (): void => shownAccount.showDemo('plex-pass');
  if (showsDemo) showDemo();
  else void loadAccounts();
  return { handlers, closing, pictures, showDemo };
}
