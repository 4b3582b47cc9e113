// The system's browser, as far as a sign-in needs one: a window that opens a page of the web.
const { app, BrowserWindow } = require('electron');

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 800, height: 600 }).loadURL(process.argv.at(-1) ?? ''));
