/** The baseline of the tray: an icon and nothing else. */
const { app, nativeImage, Tray } = require('electron');

const SIDE = 22;

void app.whenReady().then(() => {
  const picture = Buffer.alloc(SIDE * SIDE * 4, 0xff);
  const tray = new Tray(nativeImage.createFromBitmap(picture, { width: SIDE, height: SIDE }));
  // It would go with the garbage if nothing knew it any more.
  app.once('will-quit', () => tray.destroy());
});
