import { app, dialog, Menu } from 'electron';
import { resolve } from 'node:path';
import { THIS_PLATFORM } from '../base/platform';
import { CannotStart } from './cannot-start';
import { readCommandLine, wrongUse, type Command } from './command/line/command-line';
import type { AccountCommand } from './command/command-mode';
import { registerAppScheme } from '../desktop/windows/app-protocol';
import { displayServerOf, reachOf } from '../desktop/windows/display-server';
import { drawWithoutDriver, graphicsOf } from '../desktop/process/graphics';
import { openOwnFolder } from '../desktop/process/own-folder';
import { restartWith } from '../desktop/process/restart';
import { lockDownSessions } from '../desktop/windows/session-security';
import { dropLeaks, dropRelativeFolders, refusedVariable } from './command/line/environment';
import { EXIT_CODES } from '../account/status';
import { outputFailure, print } from '../base/print';
import { refusedSwitch } from './command/line/switches';
import { words } from '../base/words';
import { speakAsKept, speakSomehow } from './language';
import type { Beginning } from './window-mode';

let showsFaults = false; // in a dialog
let isEnding = false;
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
dropLeaks(process.env);
dropRelativeFolders(process.env);
const command = readCommand();
showsFaults = command.kind === 'window';
// Whoever quits or logs out is not held up: while the dialog is open, not even a signal ends Marquee.
app.once('will-quit', () => {
  showsFaults = false;
});
const displayServer = displayServerOf(THIS_PLATFORM, app.commandLine.getSwitchValue('ozone-platform'));

// With --no-sandbox, which Chromium demands of root, enabling it would take that switch back from the children.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const folder = openOwnFolder();
app.setAppUserModelId('dev.marquee.desktop'); // Windows shows notifications only of apps that it knows by an id
drawWithoutDriver(graphicsOf(THIS_PLATFORM));
Menu.setApplicationMenu(null); // else Electron makes one of its own when it is ready, which nobody ever sees
registerAppScheme();
lockDownSessions();

switch (command.kind) {
  case 'window':
    if (!canOpenWindows()) break;
    if (folder === 'none') fail(() => words().commands.noFolder);
    // Where nothing can be written there is no lock to take either.
    else if (app.requestSingleInstanceLock() || folder === 'read-only')
      void openWindows({ ...command, displayServer });
    else app.quit();
    break;
  case 'status':
  case 'devices':
  case 'sign-in':
  case 'sign-out':
  case 'diagnostics':
    if (folder === 'none') fail(() => words().commands.noFolder);
    else void runWithoutWindow(command).then(endCommand);
    break;
  case 'help':
    void printHelp().then(() => endCommand(EXIT_CODES.ready));
    break;
  case 'version':
    void print(process.stdout, app.getVersion()).then(() => endCommand(EXIT_CODES.ready));
    break;
  case 'wrong-use':
    fail(() => command.message);
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
  // A command needs no icon in the Dock, which macOS would show for a moment.
  if (THIS_PLATFORM === 'darwin') app.setActivationPolicy('prohibited');
  const { runCommand } = await import('./command/command-mode');
  return runCommand(command);
}

/**
 * Whether there is a display for a window. If not, says so and ends; or starts again on Wayland, which is there alone.
 */
function canOpenWindows(): boolean {
  switch (reachOf(displayServer, process.env)) {
    case 'there':
      return true;
    case 'only-wayland':
      restartWith(['--ozone-platform=wayland']); // Chromium has chosen X11 by now
      app.exit();
      return false;
    case 'none':
      fail(() => words().commands.noDisplay);
      return false;
  }
}

/** Ends with the exit code of a command, unless its answer could not be written. */
async function endCommand(code: number): Promise<void> {
  const failure = outputFailure();
  if (failure !== null) {
    await speakSomehow();
    await print(process.stderr, words().commands.notWritten({ code: failure }));
  }
  app.exit(failure === null ? code : 1);
}

async function printHelp(): Promise<void> {
  const { helpText } = await import('./command/line/help');
  await speakAsKept();
  await print(process.stdout, helpText());
}

function fail(message: () => string): void {
  void speakAsKept()
    .then(() => print(process.stderr, message()))
    .then(() => app.exit(EXIT_CODES['wrong-use']));
}

function readCommand(): Command {
  const args = handedArguments();
  return (app.isPackaged ? refusal(args) : null) ?? readCommandLine(args, THIS_PLATFORM);
}

/** What an installed Marquee does not start with. In a checkout that leads Marquee to the stand-in for plex.tv. */
function refusal(args: readonly string[]): Command | null {
  const unwanted = refusedSwitch(args, THIS_PLATFORM);
  if (unwanted !== null) return wrongUse(({ usage }) => usage.refusedSwitch({ name: unwanted }));
  const variable = refusedVariable(process.env);
  return variable === null ? null : wrongUse(({ usage }) => usage.refusedVariable({ name: variable }));
}

/** The arguments for Marquee itself: in a checkout they come after those for Electron (`-r FILE`) and the app's folder. */
function handedArguments(): readonly string[] {
  const args = process.argv.slice(1);
  if (!process.defaultApp) return args;
  return args.slice(args.findIndex((arg) => resolve(arg) === app.getAppPath()) + 1);
}

/**
 * Tells why Marquee can't start. Anything else is a fault of its own, told without details, since those can quote a
 * secret.
 */
function end(error: unknown): void {
  if (isEnding) return; // one fault often brings others with it
  isEnding = true;
  void tell(error).finally(() => app.exit(1));
}

async function tell(error: unknown): Promise<void> {
  await speakSomehow();
  const message = error instanceof CannotStart ? error.message : words().fault;
  if (showsFaults) dialog.showErrorBox(words().shared.app, message);
  await print(process.stderr, message);
}
