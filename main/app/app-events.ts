import { app, autoUpdater } from 'electron';
import type { Closing } from '../desktop/windows/closing';
import type { Windows } from '../desktop/windows/windows';

/** Who is told of what happens to the app. */
export interface AppEventsDeps {
  readonly windows: Windows;
  readonly closing: Closing;
  /** A person comes to Marquee's window, as from the system's settings or from a terminal. */
  readonly onFocus: () => void;
  /** Marquee ends now, whatever happens. */
  readonly onQuit: () => void;
}

/** Follows what happens to the app: it is looked at, and quits. */
export function followApp({ windows, closing, onFocus, onQuit }: AppEventsDeps): void {
  app.on('activate', () => windows.showProfile());
  app.on('browser-window-focus', onFocus);
  app.on('window-all-closed', () => undefined); // `closing` knows whether that is the end
  app.on('before-quit', () => {
    closing.startQuitting();
    windows.keepPlace(); // while there is still time to write
  });
  // An update that is being installed closes the windows first, on macOS. One that can't be installed ends nothing.
  autoUpdater.on('before-quit-for-update', () => closing.startQuitting());
  app.on('will-quit', onQuit);
}
