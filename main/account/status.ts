import { problemOfAccount, type AccountState } from '../../preload/contract/account/account-state';
import { isKeychainProblem, type Problem } from '../../preload/contract/problem';
import { passOf, type Pass } from '../../preload/contract/account/pass';
import type { User } from '../../preload/contract/account/user';
import { words } from '../base/words';
import { statusLines } from './status-lines';

/** How `--status` answers: for people, for programs, for status bars such as Waybar. */
export type StatusFormat = 'text' | 'json' | 'waybar';

/** How an account stands, in one word of the command line. */
export type StatusState =
  | 'ready'
  | 'signed-out'
  | 'rejected'
  | 'unreachable'
  | 'unavailable'
  | 'rate-limited'
  | 'unreadable'
  | 'bad-request'
  | 'keychain';

/** A problem as the command line prints it. */
export type ProblemReport = Pick<Problem, 'kind' | 'status' | 'code' | 'message' | 'retryAt'>;

/** What `--status=json` prints of an account, beside its `schema`. Fields are only ever added while that stays 1. */
interface Report {
  readonly state: StatusState;
  /** When `user` was read, ISO 8601 UTC. */
  readonly fetchedAt: string | null;
  readonly problem: ProblemReport | null;
  /** Which subscription `user` has; null as long as nothing was read. */
  readonly pass: Pick<Pass, 'kind' | 'state' | 'renewsAt' | 'endsAt'> | null;
  /** The newest good reply, which may be older than the problem. */
  readonly user: User | null;
}

/** The command line's exit codes. */
export const EXIT_CODES = {
  ready: 0,
  'wrong-use': 2,
  'signed-out': 3,
  rejected: 4,
  unreachable: 5,
  unavailable: 5,
  'rate-limited': 5,
  unreadable: 6,
  'bad-request': 6,
  keychain: 7,
} as const satisfies Readonly<Record<StatusState | 'wrong-use', number>>;

/** The states, the one that most needs a person first. */
const WORST_FIRST: readonly StatusState[] = [
  'rejected',
  'keychain',
  'bad-request',
  'unreadable',
  'unreachable',
  'unavailable',
  'rate-limited',
  'signed-out',
  'ready',
];

/** The exit code that the worst of `states` stands for. */
export function exitCodeOf(states: readonly AccountState[]): number {
  return EXIT_CODES[worstOf(states.map((state) => statusStateOf(state)))];
}

/** The one that most needs a person. */
export function worstOf(states: readonly StatusState[]): StatusState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'signed-out';
}

/** The exit code of a command that failed with `problem`. */
export function exitCodeOfProblem(problem: Problem): number {
  return problem.kind === 'malformed-token'
    ? EXIT_CODES['wrong-use']
    : EXIT_CODES[statusStateOfProblem(problem)];
}

/**
 * Writes the account's state for standard output.
 * @param now milliseconds since the epoch, for ages in words
 * @param all the states of all accounts, when there are several and none was asked for
 */
export function formatStatus(
  state: AccountState,
  format: StatusFormat,
  now: number,
  all: readonly AccountState[] = [state],
): string {
  const inWords = (): string =>
    statusLines(all, now, 0) // what is near shows by its color alone
      .map(({ text }) => text)
      .join('\n');
  switch (format) {
    case 'json':
      return JSON.stringify({
        schema: 1,
        ...reportOf(state),
        ...(all.length > 1 && { accounts: all.map(reportOf) }),
      });
    case 'waybar':
      return JSON.stringify({
        text: summary(reportOf(state)),
        tooltip: escapeMarkup(inWords()),
        class: worstOf(all.map((it) => statusStateOf(it))),
      });
    case 'text':
      return inWords();
    default:
      return format satisfies never;
  }
}

function reportOf(state: AccountState): Report {
  const problem = problemOfAccount(state);
  const last = state.kind === 'signed-in' ? state.last : null;
  return {
    state: statusStateOf(state),
    fetchedAt: last?.fetchedAt ?? null,
    problem: problem && problemReport(problem),
    pass: last && passReportOf(last.user),
    user: last?.user ?? null,
  };
}

/** A problem without what only a window can offer. */
export function problemReport({ kind, status, code, message, advice, retryAt }: Problem): ProblemReport {
  return { kind, status, code, message: `${message} ${advice}`, retryAt };
}

/** @param isRead whether what was asked for has been read, when that is not the account itself */
export function statusStateOf(state: AccountState, isRead?: boolean): StatusState {
  if (state.kind === 'starting') return 'signed-out';
  if (state.problem) return statusStateOfProblem(state.problem);
  return state.kind === 'signed-in' && (isRead ?? state.last !== null) ? 'ready' : 'signed-out';
}

function statusStateOfProblem(problem: Problem): StatusState {
  if (isKeychainProblem(problem)) return 'keychain';
  switch (problem.kind) {
    case 'disk': // the sign-in could not be kept, just as without a keychain
    case 'busy':
    case 'too-many-accounts':
      return 'keychain';
    case 'other-account':
      return 'unreadable';
    case 'intercepted':
      return 'unreachable';
    case 'malformed-token':
    case 'invalid-call':
    case 'too-often':
    case 'internal':
      return 'bad-request';
    default:
      return problem.kind;
  }
}

function summary(report: Report): string {
  const { bar } = words().commands;
  if (!report.user) return report.state === 'signed-out' ? bar.signedOut : bar.unknown;
  const { kind } = passOf(report.user);
  return kind === 'plex-pass' || kind === 'remote-watch-pass' ? words().shared.passes[kind] : bar.plex;
}

function passReportOf(user: User): Report['pass'] {
  const { kind, state, renewsAt, endsAt } = passOf(user);
  return { kind, state, renewsAt, endsAt };
}

/** For what reads text as markup: tooltips of status bars, bodies of notifications. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
