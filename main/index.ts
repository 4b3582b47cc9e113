import { app, dialog } from 'electron';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { THIS_PLATFORM } from './base/platform';
import { HELP, readCommandLine, refusalOf, type Command } from './command-line';
import type { AccountCommand } from './command-mode';
import { registerAppScheme } from './desktop/app-protocol';
import { drawWithoutDriver } from './desktop/graphics';
import { interpretScripts } from './desktop/script-engine';
import { lockDownSessions } from './desktop/session-security';
import { EXIT_CODES } from './account/status';
import { print } from './print';
import type { Beginning } from './window-mode';

const command = readCommand();

// With --no-sandbox, which Chromium demands of root, enabling it would take that switch back from the children.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const canWrite = keepChromiumWriting();
app.setAppUserModelId('dev.marquee.desktop'); // Windows shows notifications only of apps that it knows by an id
drawWithoutDriver();
interpretScripts();
registerAppScheme();
lockDownSessions();
process.on('uncaughtException', end);
process.on('unhandledRejection', end);

switch (command.kind) {
  case 'window':
    if (!hasDisplay()) fail('There is no display here for a window. marquee --status works without one.');
    // Where nothing can be written there is no lock to take either.
    else if (app.requestSingleInstanceLock() || !canWrite) void openWindows(command);
    else app.quit();
    break;
  case 'status':
  case 'sign-in':
  case 'sign-out':
    void runWithoutWindow(command).then((code) => app.exit(code));
    break;
  case 'help':
    void print(process.stdout, HELP).then(() => app.exit(0));
    break;
  case 'version':
    void print(process.stdout, app.getVersion()).then(() => app.exit(0));
    break;
  case 'wrong-use':
    fail(command.message);
    break;
  default:
    command satisfies never;
}

/** What one way to run Marquee needs is loaded for that one alone. */
async function openWindows(beginning: Beginning): Promise<void> {
  const { runWindows } = await import('./window-mode');
  await runWindows(beginning);
}

async function runWithoutWindow(command: AccountCommand): Promise<number> {
  const { runCommand } = await import('./command-mode');
  return runCommand(command);
}

/** Without one Chromium would end the process without a word. Only Linux can be without. */
function hasDisplay(): boolean {
  if (THIS_PLATFORM !== 'linux') return true;
  const isHeadless = app.commandLine.getSwitchValue('ozone-platform') === 'headless';
  return !isHeadless && Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Chromium ends the process when it can't write; where Marquee's folder is closed it gets one for this run.
 * @returns whether Marquee's folder may be written to
 */
function keepChromiumWriting(): boolean {
  const folder = app.getPath('userData');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    const instead = mkdtempSync(join(tmpdir(), 'marquee-'));
    app.setPath('sessionData', instead);
    // Processes of Chromium's may be writing there still.
    process.once('exit', () => rmSync(instead, { recursive: true, force: true, maxRetries: 3 }));
    return false;
  }
}

function fail(message: string): void {
  void print(process.stderr, message).then(() => app.exit(EXIT_CODES['wrong-use']));
}

function readCommand(): Command {
  const args = ownArguments();
  const refusal = app.isPackaged ? refusalOf(args) : null;
  return refusal === null ? readCommandLine(args) : { kind: 'wrong-use', message: refusal };
}

/** The arguments for Marquee itself: in a checkout Electron is started with the app's folder before them. */
function ownArguments(): readonly string[] {
  const args = process.argv.slice(1);
  if (!process.defaultApp) return args;
  const folder = args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_, index) => index !== folder);
}

/** A fault of Marquee's own: it is told without details, since those can quote a secret, and Marquee ends. */
function end(): void {
  const message = 'Marquee has to close because of a fault of its own. Nothing is lost; start it again.';
  if (command.kind === 'window') dialog.showErrorBox('Marquee', message);
  void print(process.stderr, message).then(() => app.exit(1));
}
