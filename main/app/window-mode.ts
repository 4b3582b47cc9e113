import { app, dialog } from 'electron';
import { join } from 'node:path';
import * as v from 'valibot';
import { THIS_PLATFORM } from '../base/platform';
import { systemClock } from '../base/clock';
import { words } from '../base/words';
import { APP_ORIGIN } from '../desktop/windows/app-protocol';
import { windowAbilities, type DisplayServer } from '../desktop/windows/display-server';
import { PictureShelf } from '../desktop/pictures/picture-shelf';
import { Closing } from '../desktop/windows/closing';
import { createPageSession } from '../desktop/windows/page-session';
import { showIn } from '../desktop/windows/theme';
import { openSettings, speakAs } from './language';
import { openUserData } from './services/user-data';
import { WindowPlace } from '../desktop/windows/window-place';
import { Windows } from '../desktop/windows/windows';
import { bindContract } from './bridge/ipc';

/** How Marquee is to begin. */
export interface Beginning {
  readonly demo: boolean;
  /** Without its window: the tray icon alone. */
  readonly hidden: boolean;
  readonly displayServer: DisplayServer;
}

/**
 * Runs Marquee with its tray icon and its windows, until it is quit. The window comes first: Chromium needs a while to
 * start a process for the page, and all that the page will ask for is loaded and read meanwhile.
 */
export async function runWindows(beginning: Beginning): Promise<void> {
  const secondStarts = hearSecondStarts(); // at once: from the lock on, this Marquee is the one that is told
  const [settings, place] = await Promise.all([
    openSettings(),
    openUserData('window.json', v.nullable(WindowPlace), null),
    app.whenReady(),
  ]);
  showIn(settings.value.theme);
  await speakAs(settings.value.language);
  const shelf = new PictureShelf();
  const closing = new Closing(() => app.quit());
  const session = createPageSession(join(__dirname, '../renderer'), shelf);
  const windows = new Windows({
    preload: join(__dirname, '../preload/index.cjs'),
    session,
    place,
    clock: systemClock,
    platform: THIS_PLATFORM,
    abilities: windowAbilities(beginning.displayServer),
    mayClose: () => closing.mayClose(),
    onClosed: () => closing.wasClosed(),
    onGone() {
      dialog.showErrorBox(words().shared.app, words().windowGone);
      app.quit();
    },
  });
  // macOS hands no arguments over at login.
  const wasOpenedAtLogin = THIS_PLATFORM === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  if (!beginning.hidden && !wasOpenedAtLogin) windows.showProfile();

  const started = import('./marquee').then(({ startMarquee }) =>
    startMarquee({ windows, closing, shelf, settings, place, showsDemo: beginning.demo }),
  );
  bindContract(
    started.then(({ handlers }) => handlers),
    ({ sender, senderFrame }) =>
      windows.owns(sender) && senderFrame?.parent === null && senderFrame.origin === APP_ORIGIN,
  );
  const { showDemo } = await started;
  secondStarts.answer((args) => {
    if (args.includes('--demo')) showDemo();
    if (!args.includes('--hidden')) windows.showProfile();
  });
}

/** Keeps the arguments of each second start until there is someone to act on them. */
function hearSecondStarts() {
  const early: (readonly string[])[] = [];
  let act = (args: readonly string[]): void => void early.push(args);
  app.on('second-instance', (_, args) => act(args));
  return {
    answer(answer: typeof act) {
      act = answer;
      early.forEach(answer);
    },
  };
}
