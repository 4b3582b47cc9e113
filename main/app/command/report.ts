import type { Problem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import { nameInWords } from '../../account/at-a-glance';
import { nicknameOf, userOf, type OpenAccount } from '../../account/open-account';
import { EXIT_CODES, exitCodeOfProblem } from '../../account/status';
import { nameInStatus } from '../../account/status-lines';
import { print } from '../../base/print';
import { sentencesOf } from '../../base/problems';
import { format, words } from '../../base/words';
import type { Services } from '../services/services';
import { close } from './command-services';

/** Says how something ended that was to be done. Returns the exit code. */
export async function report(answer: Result<unknown, Problem>, success: string): Promise<number> {
  if (answer.ok) {
    await print(process.stdout, success);
    return EXIT_CODES.ready;
  }
  await tellProblem(answer.problem);
  return exitCodeOfProblem(answer.problem);
}

/** Says what went wrong. */
async function tellProblem(it: Problem): Promise<void> {
  await print(process.stderr, sentencesOf(it).join('\n'));
}

/** Says what went wrong with accounts; of several each line says whose it is. */
export async function tellProblems(
  all: readonly OpenAccount[],
  problemOf: (opened: OpenAccount) => Problem | null,
): Promise<void> {
  for (const opened of all) {
    const it = problemOf(opened);
    if (it) await (all.length > 1 ? tellProblemOf(opened, it) : tellProblem(it));
  }
}

async function tellProblemOf({ account }: OpenAccount, it: Problem): Promise<void> {
  const name = nameInStatus(account.state);
  const lines = sentencesOf(it).map((line) => words().commands.ofAccount({ name, line }));
  await print(process.stderr, lines.join('\n'));
}

/** Says what a command waits for: a person at a terminal may not see the keychain's dialog. */
export function tellWaiting(it: Problem): void {
  void tellProblem(it);
}

/** Says that no account has the name that was given. Returns the exit code. */
export async function noSuchAccount(services: Services): Promise<number> {
  await close(services);
  await print(process.stderr, words().commands.noSuchAccount({ names: namesOf(services.accounts.all) }));
  return EXIT_CODES['wrong-use'];
}

/** What accounts are called, in a row. */
export function namesOf(accounts: readonly OpenAccount[]): string {
  const names = accounts.map((opened) => {
    const { state } = opened.account;
    const isSignedIn = state.kind === 'signed-in';
    return isSignedIn ? nameInWords(userOf(state), nicknameOf(opened)) : words().commands.nobody;
  });
  return format().list(names);
}
