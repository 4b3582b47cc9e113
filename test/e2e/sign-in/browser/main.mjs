import { app, BrowserWindow } from 'electron';

/** The system's browser, as far as a sign-in needs one: a window that opens a page of the web. */
void app
  .whenReady() // not awaited here: Electron gets ready only when this module has run
  .then(() => new BrowserWindow({ width: 800, height: 600 }).loadURL(process.argv.at(-1) ?? ''));
