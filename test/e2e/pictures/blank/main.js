/** A window with nothing in it, drawn into memory: it needs no display, and takes nothing from the desktop around it. */
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, offscreen: true } });
  void window.loadURL('about:blank');
});
