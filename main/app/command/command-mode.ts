import { app } from 'electron';
import { openSettings, speakAs } from '../language';
import type { Command } from './line/command-line';
import { printDemoDevices, printDevices } from './print-devices';
import { printDiagnostics } from './print-diagnostics';
import { printDemo, printStatus } from './print-status';
import { signIn } from './sign-in';
import { signInWithCode } from './sign-in-with-code';
import { signOut } from './sign-out';
import { watchStatus } from './watch-status';

/** The commands that talk to plex.tv or the keychain. */
export type AccountCommand = Extract<
  Command,
  { kind: 'status' | 'devices' | 'sign-in' | 'sign-out' | 'diagnostics' }
>;

/** Runs a command without any window. Only its answer goes to standard output. Returns the exit code. */
export async function runCommand(command: AccountCommand): Promise<number> {
  const [settings] = await Promise.all([openSettings(), app.whenReady()]);
  await speakAs(settings.value.language);
  switch (command.kind) {
    case 'status':
      if (command.demo) return printDemo(command, settings);
      return command.watch ? watchStatus(command, settings) : printStatus(command, settings);
    case 'devices':
      return command.demo ? printDemoDevices(command.format) : printDevices(command, settings);
    case 'sign-in':
      return command.code ? signInWithCode(settings) : signIn(settings);
    case 'sign-out':
      return signOut(command.account, settings);
    case 'diagnostics':
      return printDiagnostics(settings);
    default:
      return command satisfies never;
  }
}
