import { app, BrowserWindow } from 'electron';

/** The system's browser, as far as a sign-in needs one: a window that opens a page of the web. */
await app.whenReady();
await new BrowserWindow({ width: 800, height: 600 }).loadURL(process.argv.at(-1) ?? '');
