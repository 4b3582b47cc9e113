/** What is left in the tray of an app whose window was open: an icon, after an empty window came and went. */
const { app, BrowserWindow, nativeImage, Tray } = require('electron');
const { join } = require('node:path');

const SIDE = 22;

void app.whenReady().then(async () => {
  const picture = Buffer.alloc(SIDE * SIDE * 4, 0xff);
  const tray = new Tray(nativeImage.createFromBitmap(picture, { width: SIDE, height: SIDE }));
  // It would go with the garbage if nothing knew it any more.
  app.once('will-quit', () => tray.destroy());
  app.on('window-all-closed', () => undefined);
  const window = new BrowserWindow({ width: 1000, height: 760, webPreferences: { sandbox: true } });
  await window.loadFile(join(__dirname, '../window/page.html'));
  await window.webContents.executeJavaScript('new Promise(requestAnimationFrame)');
  window.close();
});
