/** The baseline of the popover: an icon, and a frameless window with one page, named by the last argument, at a click on it. */
const { app, BrowserWindow, nativeImage, Tray } = require('electron');

const SIDE = 22;
const page = process.argv.at(-1) ?? '';

void app.whenReady().then(() => {
  const picture = Buffer.alloc(SIDE * SIDE * 4, 0xff);
  const tray = new Tray(nativeImage.createFromBitmap(picture, { width: SIDE, height: SIDE }));
  tray.on('click', () => {
    const window = new BrowserWindow({
      width: 340,
      height: 300,
      frame: false,
      webPreferences: { sandbox: true },
    });
    void window.loadFile(page);
  });
  // It would go with the garbage if nothing knew it any more.
  app.once('will-quit', () => tray.destroy());
});
