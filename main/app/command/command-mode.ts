import { app } from 'electron';
import type { AccountState } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import { problemFacts } from '../../../preload/contract/problem-facts';
import type { Result } from '../../../preload/contract/result';
import { nameInWords } from '../../account/at-a-glance';
import { demoAccount } from '../../account/demo/demo';
import { findByName, type OpenAccount } from '../../account/open-account';
import {
  exitCodeOfDevices,
  formatDemoDevices,
  formatDevices,
  problemOfDevices,
  type AccountDevices,
  type DevicesFormat,
} from '../../account/devices/devices-report';
import {
  EXIT_CODES,
  exitCodeOf,
  exitCodeOfProblem,
  formatStatus,
  nameInStatus,
  type StatusFormat,
} from '../../account/status';
import { THIS_PLATFORM } from '../../base/platform';
import { format, words } from '../../base/words';
import type { Command } from './command-line';
import { readPastedToken } from '../../account/sign-in/pasted-token';
import { print } from '../../base/print';
import type { StoredValue } from '../../storage/files/stored-value';
import type { Settings } from '../../../preload/contract/app/settings';
import { openSettings, speakAs } from '../language';
import { Notices } from '../notices';
import { openServices, type Services, type ServicesOptions } from '../services/services';
import { readStandardInput } from './standard-input';

/** The commands that talk to plex.tv or the keychain. */
export type AccountCommand = Extract<Command, { kind: 'status' | 'devices' | 'sign-in' | 'sign-out' }>;

/**
 * For what only looks: another Marquee may wait for a person at the keychain's dialog, and a status bar must not. What can't
 * be kept meanwhile is read again the next time.
 */
const READ_ONLY: ServicesOptions = { maxTotalWaitMs: 2_000 };

/** Runs a command without any window. Only its answer goes to standard output. Returns the exit code. */
export async function runCommand(command: AccountCommand): Promise<number> {
  const [settings] = await Promise.all([openSettings(), app.whenReady()]);
  await speakAs(settings.value.language);
  switch (command.kind) {
    case 'status':
      return command.demo ? printDemo(command.format) : printStatus(command, settings);
    case 'devices':
      return command.demo ? printDemoDevices(command.format) : printDevices(command, settings);
    case 'sign-in':
      return signIn(settings);
    case 'sign-out':
      return signOut(command.account, settings);
    default:
      return command satisfies never;
  }
}

/** Opens what Marquee works with, reads what is kept, and tells what a window would show as a notice. */
async function open(settings: StoredValue<Settings>, options?: ServicesOptions): Promise<Services> {
  const notices = new Notices();
  notices.onAdd((notice) => void print(process.stderr, notice));
  const services = await openServices(notices, settings, options);
  await services.accounts.finish();
  // A status bar asks every few minutes: it must not bring up an unlock dialog each time.
  for (const { account } of services.accounts.all) await account.load({ mayPrompt: false });
  return services;
}

/** Lets what was read reach the disk, and leaves nothing open that the end of the process could trip over. */
async function close({ settled, keychain, bus }: Services): Promise<void> {
  await settled();
  keychain.close();
  bus.close();
}

async function printStatus(
  { format, account: name }: Extract<Command, { kind: 'status' }>,
  settings: StoredValue<Settings>,
): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const { accounts } = services;
  const meant = name === null ? accounts.shown : findByName(accounts.all, name);
  if (!meant) return noSuchAccount(services);
  const asked = name === null ? accounts.all : [meant];
  await Promise.all(
    asked
      .map(({ account }) => account)
      .filter(({ state }) => state.kind === 'signed-in' && state.problem === null)
      .map((account) => account.refresh()),
  );
  await accounts.dropTwins();
  const { state } = (name === null ? accounts.shown : meant).account;
  const all = (name === null ? accounts.all : [meant]).map(({ account }) => account.state);
  const status = formatStatus(state, format, Date.now(), all);
  if (status) await print(process.stdout, status);
  for (const one of all) {
    if (one.kind === 'starting' || !one.problem) continue;
    const lines = inWords(one.problem);
    await print(process.stderr, all.length > 1 ? named(lines, nameInStatus(one)) : lines);
  }
  await close(services);
  return exitCodeOf(all);
}

async function printDemo(format: StatusFormat): Promise<number> {
  const now = Date.now();
  await print(process.stdout, formatStatus(demoAccount('plex-pass', now), format, now));
  return EXIT_CODES.ready;
}

async function printDevices(
  { format, account: name }: Extract<Command, { kind: 'devices' }>,
  settings: StoredValue<Settings>,
): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const { accounts } = services;
  const meant = name === null ? accounts.shown : findByName(accounts.all, name);
  if (!meant) return noSuchAccount(services);
  const asked = name === null ? accounts.all : [meant];
  const readable = asked.filter(
    ({ account: { state } }) => state.kind === 'signed-in' && state.problem === null,
  );
  await Promise.all(readable.map(({ devices }) => devices.refresh()));
  const found = ({ account, devices }: OpenAccount): AccountDevices => ({
    account: account.state,
    devices: devices.shown(),
  });
  const all = asked.map(found);
  const list = formatDevices(found(meant), format, Date.now(), all);
  if (list) await print(process.stdout, list);
  for (const one of all) {
    const it = problemOfDevices(one);
    if (!it) continue;
    await print(process.stderr, all.length > 1 ? named(inWords(it), nameInStatus(one.account)) : inWords(it));
  }
  await close(services);
  return exitCodeOfDevices(all);
}

async function printDemoDevices(format: DevicesFormat): Promise<number> {
  await print(process.stdout, formatDemoDevices(format, Date.now()));
  return EXIT_CODES.ready;
}

async function signIn(settings: StoredValue<Settings>): Promise<number> {
  const input = await readStandardInput(THIS_PLATFORM);
  if (input === null) {
    await print(process.stderr, words().commands.signIn.noTyping);
    return EXIT_CODES['wrong-use'];
  }
  if (input.trim() === '') {
    await print(process.stderr, words().commands.signIn.noToken);
    return EXIT_CODES['wrong-use'];
  }
  const token = readPastedToken(input);
  if (!token.ok) return report(token, '');
  const services = await open(settings);
  const wish = { keep: 'keychain', origin: 'pasted', renews: null, onWaiting: tellWaiting } as const;
  const answer = await services.accounts.signIn(token.value, wish);
  await close(services);
  return report(answer, words().commands.signIn.done);
}

async function signOut(name: string | null, settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings);
  const { accounts } = services;
  if (name === null && accounts.all.length > 1) {
    await close(services);
    await print(process.stderr, words().commands.signOut.which({ names: namesOf(accounts.all) }));
    return EXIT_CODES['wrong-use'];
  }
  const meant = name === null ? accounts.shown : findByName(accounts.all, name);
  if (!meant) return noSuchAccount(services);
  const answer = await accounts.signOut(meant, 'here', tellWaiting);
  await close(services);
  return report(answer, words().commands.signOut.done);
}

/** A person at a terminal may not see the dialog that the command waits for. */
function tellWaiting(it: Problem): void {
  void print(process.stderr, inWords(it));
}

async function noSuchAccount(services: Services): Promise<number> {
  await close(services);
  await print(process.stderr, words().commands.noSuchAccount({ names: namesOf(services.accounts.all) }));
  return EXIT_CODES['wrong-use'];
}

function namesOf(accounts: readonly OpenAccount[]): string {
  return format().list(accounts.map(({ account }) => nameOfState(account.state)));
}

function nameOfState(state: AccountState): string {
  return state.kind === 'signed-in' ? nameInWords(state.last?.user ?? null) : words().commands.nobody;
}

async function report(answer: Result<unknown, Problem>, success: string): Promise<number> {
  if (answer.ok) {
    await print(process.stdout, success);
    return EXIT_CODES.ready;
  }
  await print(process.stderr, inWords(answer.problem));
  return exitCodeOfProblem(answer.problem);
}

/** Of several accounts, each line says whose it is. */
function named(lines: string, name: string): string {
  return lines
    .split('\n')
    .map((line) => words().commands.ofAccount({ name, line }))
    .join('\n');
}

function inWords(it: Problem): string {
  const facts = problemFacts(it, words().shared.problemFacts);
  return [it.message, it.advice, facts && `(${facts})`].filter(Boolean).join('\n');
}
