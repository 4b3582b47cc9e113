import { problemOfAccount, type AccountState } from '../../../preload/contract/account/account-state';
import type { Settings } from '../../../preload/contract/app/settings';
import { demoAccount } from '../../account/demo/demo';
import type { OpenAccount } from '../../account/open-account';
import { EXIT_CODES, exitCodeOf, formatStatus } from '../../account/status';
import { statusLines } from '../../account/status-lines';
import { print } from '../../base/print';
import type { StoredValue } from '../../storage/files/stored-value';
import { close, READ_ONLY, meantBy, open, readAgain } from './command-services';
import type { Command } from './line/command-line';
import { paint } from './paint';
import { noSuchAccount, tellProblems } from './report';

/** What is asked of `--status`. */
export type StatusCommand = Extract<Command, { kind: 'status' }>;

/** Asks plex.tv how the accounts stand, and prints it. Returns the exit code. */
export async function printStatus(command: StatusCommand, settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const meant = meantBy(command.account, services);
  if (!meant) return noSuchAccount(services);
  await readAgain(meant.all);
  await services.accounts.dropTwins();
  // Whose place was dropped is not told of again.
  const { first, all } = meantBy(command.account, services) ?? meant;
  const states = all.map(({ account }) => account.state);
  await print(process.stdout, statusText(command, first.account.state, states, settings));
  await tellBeside(command, all);
  await close(services);
  return exitCodeOf(states);
}

/** The same of the made-up account. */
export async function printDemo(command: StatusCommand, settings: StoredValue<Settings>): Promise<number> {
  const state = demoAccount('plex-pass', Date.now());
  await print(process.stdout, statusText(command, state, [state], settings));
  return EXIT_CODES.ready;
}

/** Says what went wrong beside a status that is for programs; one for people says it itself. */
export async function tellBeside({ format }: StatusCommand, all: readonly OpenAccount[]): Promise<void> {
  if (format !== 'text') await tellProblems(all, ({ account: { state } }) => problemOfAccount(state));
}

/** How the accounts stand, as it was asked for. */
export function statusText(
  { format, color }: StatusCommand,
  first: AccountState,
  all: readonly AccountState[],
  settings: StoredValue<Settings>,
): string {
  const now = Date.now();
  if (format !== 'text') return formatStatus(first, format, now, all);
  return paint(statusLines(all, now, settings.value.remindDays), process.stdout, color);
}
