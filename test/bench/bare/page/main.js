/**
 * The floor of a start: Marquee's own page and preload script in a bare window, drawn as Marquee has it drawn, with the
 * account at hand. No keychain, no files, nothing else to load. The last two arguments are the folder of the built app
 * and a file with the answer to `getSnapshot`.
 */
const { app, BrowserWindow, ipcMain, protocol } = require('electron');
const { readFileSync } = require('node:fs');
const { extname, join } = require('node:path');
const { Readable } = require('node:stream');

const [built = '', answerFile = ''] = process.argv.slice(-2);
const answer = JSON.parse(readFileSync(answerFile, 'utf8'));

/** @type {Readonly<Record<string, string>>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

app.disableHardwareAcceleration();
app.commandLine.appendSwitch('disable-software-rasterizer');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
]);

void app.whenReady().then(() => {
  protocol.registerStreamProtocol('app', ({ url }, respond) => {
    const { pathname } = new URL(url);
    const type = TYPES[extname(pathname)];
    if (type === undefined) return respond({ statusCode: 404, data: Readable.from([]) });
    const data = Readable.from(readFileSync(join(built, 'renderer', pathname)));
    respond({ data, headers: { 'Content-Type': type } });
  });
  ipcMain.handle('getSnapshot', () => answer);
  ipcMain.handle('tellPainted', () => ({ ok: true }));
  const preload = join(built, 'preload/index.cjs');
  const window = new BrowserWindow({ width: 1000, height: 760, webPreferences: { sandbox: true, preload } });
  void window.loadURL('app://marquee/profile.html');
});
