import { app, dialog, net, powerMonitor, session } from 'electron';
import { join } from 'node:path';
import type { Snapshot } from '../preload/contract';
import type { AccountState, DemoScenario, SignedIn } from './account/account-state';
import { demoAccount } from './account/demo';
import { demoHistory } from './account/demo-history';
import type { History } from './account/history';
import { KeepFresh } from './account/keep-fresh';
import { systemClock } from './clock';
import { APP_ORIGIN, serveApp } from './desktop/app-protocol';
import { setApplicationMenu, type MenuActions } from './desktop/menus';
import { Pictures } from './desktop/pictures';
import { keepOffTheNetwork } from './desktop/session-security';
import { createUpdates, tellAboutUpdates } from './desktop/updates';
import { Windows } from './desktop/windows';
import { createHandlers } from './handlers';
import { bindContract } from './ipc';
import { assemble } from './services';
import { updateEntry } from './updates/update-entry';
import type { UpdateState } from './updates/update-state';

/** Runs Marquee with its window, until it is quit. */
export async function runWindows(startWithDemo: boolean): Promise<void> {
  await app.whenReady();
  const services = await assemble({
    onChange: (state) => onAccountChange(state),
    onHistoryChange: () => void publishHistory(),
  });
  const { account, tokens, history, keychain, settings } = services;
  const pictures = new Pictures(services.send, (host) => services.network.resolveHost(host));
  const windows = new Windows({
    preload: join(__dirname, '../preload/index.cjs'),
    place: services.place,
    clock: systemClock,
    onGone() {
      dialog.showErrorBox('Marquee', 'The window closed unexpectedly several times. Start Marquee again.');
      app.quit();
    },
  });
  const keepFresh = new KeepFresh({
    clock: systemClock,
    random: Math.random,
    refresh: () => void account.refresh(),
    isOnline: () => net.isOnline(),
    keychainUsable: () => tokens.usable(),
  });

  let demo: SignedIn | null = null;
  let accountIsLoaded = false;
  let notices = services.notices;

  function snapshot(): Snapshot {
    return {
      account: demo ?? account.state,
      settings: settings.value,
      notices,
      app: { version: app.getVersion(), platform: process.platform },
    };
  }

  function publish(): void {
    windows.send('snapshot', snapshot());
  }

  async function shownHistory(): Promise<History | null> {
    const { state } = account;
    if (demo?.scenario) return demoHistory(demo.scenario, Date.now());
    return state.kind === 'signed-in' ? history.read(state.kept) : null;
  }

  async function publishHistory(): Promise<void> {
    windows.send('history', await shownHistory());
  }

  function onAccountChange(state: AccountState): void {
    keepFresh.follow(state);
    if (state.kind === 'signed-in' && !state.reading) void showPicture(state);
    publish();
  }

  async function showPicture({ last, picture }: SignedIn): Promise<void> {
    const address = last?.user.thumb ?? null;
    const loaded = address === null ? null : await pictures.load(address);
    const { state } = account;
    const isStillTheirs = state.kind === 'signed-in' && (state.last?.user.thumb ?? null) === address;
    if (isStillTheirs && loaded !== picture) account.showPicture(loaded);
  }

  async function loadAccount(): Promise<void> {
    accountIsLoaded = true;
    // A first start must not greet anyone with the keychain's dialog.
    await account.load({ mayPrompt: tokens.expected() });
    if (account.state.kind === 'signed-in' && account.state.problem === null) await account.refresh();
  }

  function showDemo(scenario: DemoScenario): void {
    demo = demoAccount(scenario, Date.now());
    publish();
    void publishHistory();
  }

  function leaveDemo(): void {
    demo = null;
    publish();
    void publishHistory();
    if (!accountIsLoaded) void loadAccount();
  }

  const handlers = createHandlers({
    account,
    snapshot,
    demo: () => demo?.scenario ?? null,
    showDemo,
    leaveDemo,
    history: shownHistory,
    eraseHistory: () => history.erase(),
    async changeSettings(change) {
      const saved = await settings.save({ ...settings.value, ...change });
      if (saved.ok && change.refreshMinutes !== undefined) account.reschedule();
      publish();
      return saved;
    },
    dismissNotice(notice) {
      notices = notices.filter((other) => other !== notice);
      publish();
    },
  });
  bindContract(
    handlers,
    ({ sender, senderFrame }) =>
      windows.owns(sender) && senderFrame?.parent === null && senderFrame.origin === APP_ORIGIN,
  );

  keepOffTheNetwork(session.defaultSession);
  serveApp(session.defaultSession, join(__dirname, '../renderer'), pictures);
  const updates = createUpdates({
    clock: systemClock,
    random: Math.random,
    automatic: () => false,
    onChange: showMenu,
  });

  function showMenu(state: UpdateState): void {
    const actions: MenuActions = {
      refresh: () => void handlers.refresh.run(undefined),
      showSettings() {
        windows.showProfile();
        windows.send('show', 'settings');
      },
      update: (what) => void runUpdate(what),
    };
    setApplicationMenu(actions, updateEntry(state));
  }

  async function runUpdate(what: 'check' | 'download' | 'install'): Promise<void> {
    if (what === 'install') return updates.installNow();
    await (what === 'check' ? updates.check() : updates.download());
    await tellAboutUpdates(updates.state);
  }

  showMenu(updates.state);

  powerMonitor.on('suspend', () => keepFresh.sleep());
  powerMonitor.on('resume', () => keepFresh.wake());
  powerMonitor.on('lock-screen', () => keepFresh.lock());
  powerMonitor.on('unlock-screen', () => keepFresh.unlock());
  app.on('second-instance', () => windows.showProfile());
  app.on('activate', () => windows.showProfile());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => {
    keepFresh.stop();
    updates.stop();
    keychain.close();
  });

  windows.showProfile();
  if (startWithDemo) showDemo('plex-pass');
  else await loadAccount();
}
