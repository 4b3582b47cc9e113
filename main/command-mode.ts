import { app } from 'electron';
import { demoAccount } from './account/demo';
import { EXIT_CODES, exitCodeOf, exitCodeOfProblem, formatStatus, type StatusFormat } from './account/status';
import type { Command } from './command-line';
import type { Problem } from './plex/problems';
import type { Result } from './plex/result';
import { assemble } from './services';

/** The commands that talk to plex.tv or the keychain. */
export type AccountCommand = Extract<Command, { kind: 'status' | 'sign-in' | 'sign-out' }>;

/** The longest text that can be a token, with room for white space. */
const MOST_INPUT = 8192;

/** Runs a command without any window. Only its answer goes to standard output. Returns the exit code. */
export async function runCommand(command: AccountCommand): Promise<number> {
  switch (command.kind) {
    case 'status':
      return command.demo ? printDemo(command.format) : printStatus(command.format);
    case 'sign-in':
      return signIn();
    case 'sign-out':
      return signOut();
    default:
      return command satisfies never;
  }
}

async function printStatus(format: StatusFormat): Promise<number> {
  await app.whenReady();
  const { account, keychain } = await assemble(() => undefined);
  // A status bar asks every few minutes: it must not bring up an unlock dialog each time.
  await account.load({ mayPrompt: false });
  const { state } = account;
  if (state.kind === 'signed-in' && state.problem === null) await account.refresh();
  keychain.close();
  const status = formatStatus(account.state, format, Date.now());
  if (status) await print(process.stdout, status);
  if (account.state.kind !== 'starting' && account.state.problem) {
    await print(process.stderr, inWords(account.state.problem));
  }
  return exitCodeOf(account.state);
}

async function printDemo(format: StatusFormat): Promise<number> {
  const now = Date.now();
  await print(process.stdout, formatStatus(demoAccount('plex-pass', now), format, now));
  return EXIT_CODES.ready;
}

async function signIn(): Promise<number> {
  const token = await readStandardInput();
  if (token.trim() === '') {
    await print(process.stderr, 'No token came. Hand it over on standard input: marquee --sign-in < FILE');
    return EXIT_CODES['wrong-use'];
  }
  await app.whenReady();
  const { account, keychain } = await assemble(() => undefined);
  const answer = await account.signIn(token, 'keychain');
  keychain.close();
  return report(answer, 'Signed in. The token is kept in your keychain.');
}

async function signOut(): Promise<number> {
  await app.whenReady();
  const { account, keychain } = await assemble(() => undefined);
  const answer = await account.signOut();
  keychain.close();
  return report(answer, 'Signed out. The token and everything read with it are forgotten.');
}

async function report(answer: Result<undefined, Problem>, success: string): Promise<number> {
  if (answer.ok) {
    await print(process.stdout, success);
    return EXIT_CODES.ready;
  }
  await print(process.stderr, inWords(answer.problem));
  return exitCodeOfProblem(answer.problem);
}

/** Reads what is handed over, up to what a token can have. Typed by hand, it ends with the first line. */
async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) await print(process.stderr, 'Paste your token, then press Enter:');
  let input = '';
  for await (const chunk of process.stdin.setEncoding('utf8') as AsyncIterable<string>) {
    input += chunk;
    if (input.length > MOST_INPUT || (process.stdin.isTTY && input.includes('\n'))) break;
  }
  return input;
}

function inWords({ message, advice }: Problem): string {
  return `${message}\n${advice}`;
}

/** Writes a line and waits until it is out: the app may end right after. */
export function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has gone away (a closed pipe) is no reason to fail.
    stream.once('error', () => resolve());
    stream.write(`${text.trimEnd()}\n`, () => resolve());
  });
}
