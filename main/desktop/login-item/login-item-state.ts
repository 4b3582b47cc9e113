import type { Platform } from '../../base/platform';
import type { DiskProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { words } from '../../base/words';

/** What Windows and macOS say of programs that start at login (Electron, `app.getLoginItemSettings`). */
export interface LoginItemAnswer {
  readonly openAtLogin: boolean;
  /** macOS. */
  readonly status?: string;
  /** Windows: the entries of this program in the registry; `enabled` is what Task Manager shows. */
  readonly launchItems?: readonly { readonly args: readonly string[]; readonly enabled: boolean }[];
}

/**
 * Whether the system is going to start Marquee with these arguments. An entry that was switched off in Task Manager is
 * still there, and one that macOS wants approved is none yet.
 */
export function startsAtLogin(
  platform: Platform,
  { openAtLogin, status, launchItems = [] }: LoginItemAnswer,
  args: readonly string[],
): boolean {
  switch (platform) {
    case 'win32':
      return (
        openAtLogin && launchItems.filter((item) => isSame(item.args, args)).every((item) => item.enabled)
      );
    case 'darwin':
      return status === undefined ? openAtLogin : status === 'enabled';
    case 'linux':
      return openAtLogin;
  }
}

/** What became of the wish to start at login, once the system was told. */
export function outcomeOf(
  platform: Platform,
  answer: LoginItemAnswer,
  args: readonly string[],
  wanted: boolean,
): Result<undefined, DiskProblem> {
  if (startsAtLogin(platform, answer, args) === wanted) return succeed(undefined);
  const code = answer.status ?? null;
  if (wanted && code === 'requires-approval') {
    return fail(problem('disk', { code }, () => words().problems.special.loginItemApproval));
  }
  return fail(
    problem(
      'disk',
      { code },
      () => words().problems.special[wanted ? 'loginItemNotAdded' : 'loginItemNotRemoved'],
    ),
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((argument, at) => argument === others[at]);
}
