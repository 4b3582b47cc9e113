/** The baseline of a window: one sandboxed page, as large as Marquee's. A last argument names another page. */
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const page = process.argv.find((argument) => argument.endsWith('.html')) ?? join(__dirname, 'page.html');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 760, webPreferences: { sandbox: true } });
  void window.loadFile(page);
});
