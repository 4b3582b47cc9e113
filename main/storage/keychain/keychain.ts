import type { Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';
import type { KeychainProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { KeychainChild, type Answer, type KeychainProcess } from './keychain-child';
import { mustWaitForPerson } from './keychain-dialogs';
import { keychainProblem } from './keychain-problems';
import type { KeychainFailure, KeychainTask } from './keychain-protocol';
import type { DialogOptions } from './secret-service/dialog-queue';

/** How a call that may show a dialog tells of it. */
export interface WaitOptions {
  /**
   * Told when the keychain shows a dialog. The call then waits for the person, up to two minutes; a dialog that is
   * answered later still unlocks the keychain, and `probe` will tell.
   */
  readonly onWaiting?: (problem: KeychainProblem) => void;
}

/** How a call may bother a person. */
export interface KeychainOptions extends WaitOptions {
  /**
   * With `true` the keychain may ask the person; otherwise what would need a dialog is a problem at once. It is for
   * what a person just did (starting Marquee, pressing a button), never for what Marquee does by itself.
   */
  readonly mayPrompt?: boolean;
}

/**
 * The operating system's keychain. A call answers within five seconds unless a dialog is open, and a keychain that is
 * absent, locked or hung is never taken for an empty one.
 */
export interface Keychain {
  /** The secret of an account; null when the keychain works and holds none. It shows no dialog unless it is told so. */
  get(account: string, options?: KeychainOptions): Promise<Result<string | null, KeychainProblem>>;
  /** Keeps a secret, not empty and without NUL, and proves it by reading back. It may show a dialog unless told not to. */
  set(
    account: string,
    secret: string,
    options?: KeychainOptions,
  ): Promise<Result<undefined, KeychainProblem>>;
  /** Removes a secret and proves it by reading back. It may show a dialog unless told not to. */
  delete(account: string, options?: KeychainOptions): Promise<Result<undefined, KeychainProblem>>;
  /** Whether a `get` would be answered now. Shows no dialog, and is cheap enough for every few seconds. */
  probe(): Promise<Result<undefined, KeychainProblem>>;
  /**
   * What a person calls the program that answers as the keychain now. Null where the system has one alone (Windows, macOS),
   * where none answers, and where it can't be told.
   */
  provider(): Promise<string | null>;
  /** Ends the keychain process at once, also one that hangs. Calls under way, and later ones, fail. */
  close(): void;
}

/** What the keychain needs of the world. */
export interface KeychainDeps {
  readonly platform: Platform;
  /**
   * A way to secrets that takes no keychain process: answers with null when it did not work, and never rejects. Null where
   * there is no such way.
   */
  readonly readOpen:
    ((account: string, options: DialogOptions) => Promise<Result<string, KeychainFailure> | null>) | null;
  /** Finds out which program is the keychain, see `provider`. */
  readonly findProvider: () => Promise<string | null>;
  /** Starts a keychain process. It may be handed requests before it is up. */
  readonly start: () => KeychainProcess;
  readonly clock: Clock;
}

/** Milliseconds that a call may take while no dialog is open. */
const ANSWER_LIMIT_MS = 5_000;
/** Milliseconds that a person has to answer the keychain's dialog. */
const DIALOG_LIMIT_MS = 120_000;
/** Milliseconds without a call after which the process is ended: it would only hold memory, some 20 MB. */
const IDLE_LIMIT_MS = 3_000;
/** The same after a call that failed: a keychain in trouble is looked at every few seconds. */
const TROUBLED_IDLE_LIMIT_MS = 30_000;

/**
 * keytar never runs in main: there, one call that hangs keeps the app from quitting. It runs in a process that is
 * started when it is needed and replaced whenever it fails.
 */
export function createKeychain(deps: KeychainDeps): Keychain {
  const { platform, readOpen, findProvider, start, clock } = deps;
  let child: KeychainChild | null = null;
  let callsUnderWay = 0;
  let cancelIdle = nothing;
  let isClosed = false;
  /** The last dialog was left unanswered, and no person has asked since. */
  let dialogWasLeft = false;

  function runningChild(): KeychainChild {
    if (child === null || child.hasEnded) child = new KeychainChild(start());
    return child;
  }

  async function run(
    task: KeychainTask,
    onWaiting: (problem: KeychainProblem) => void = nothing,
  ): Promise<Result<string | null, KeychainProblem>> {
    const mayPrompt = task.op !== 'probe' && task.mayPrompt;
    if (mustWaitForPerson(platform, dialogWasLeft, mayPrompt)) return fail(keychainProblem('unanswered'));
    cancelIdle();
    callsUnderWay += 1;

    let asked: KeychainChild | null = null;
    const over = new AbortController();
    let settleEarly: (answer: Answer) => void = nothing;
    const settledEarly = new Promise<Answer>((settle) => (settleEarly = settle));
    const giveUp = (why: 'silent' | 'unanswered'): void => {
      asked?.end(why);
      settleEarly(fail(why));
    };
    let cancelLimit = clock.after(ANSWER_LIMIT_MS, () => giveUp('silent'));
    const onDialog = (): void => {
      if (!mayPrompt) {
        settleEarly(fail('unanswered')); // nobody asked for it, so nobody waits; the person may still answer it
        return;
      }
      cancelLimit();
      cancelLimit = clock.after(DIALOG_LIMIT_MS, () => giveUp('unanswered'));
      onWaiting(keychainProblem('unanswered'));
    };
    const ask = (): Promise<Answer> => {
      if (isClosed || over.signal.aborted) return Promise.resolve(fail('ended'));
      asked = runningChild();
      return asked.ask(task, onDialog);
    };
    const work = async (): Promise<Answer> => {
      const isRead = task.op === 'get' && readOpen !== null && !isClosed;
      const open = isRead ? await readOpen(task.account, { mayPrompt, onDialog, signal: over.signal }) : null;
      if (open) return open;
      const answer = await ask();
      return !answer.ok && answer.problem === 'broken' ? ask() : answer;
    };
    const answer = await Promise.race([work(), settledEarly]);
    over.abort();
    cancelLimit();
    dialogWasLeft = !answer.ok && answer.problem === 'unanswered';

    callsUnderWay -= 1;
    if (callsUnderWay === 0 && !isClosed) {
      cancelIdle = clock.after(answer.ok ? IDLE_LIMIT_MS : TROUBLED_IDLE_LIMIT_MS, () => child?.end('ended'));
    }
    return answer.ok ? answer : fail(keychainProblem(answer.problem));
  }

  async function change(
    task: KeychainTask,
    options: WaitOptions,
  ): Promise<Result<undefined, KeychainProblem>> {
    const result = await run(task, options.onWaiting);
    return result.ok ? succeed(undefined) : result;
  }

  return {
    get: (account, { mayPrompt = false, onWaiting } = {}) =>
      run({ op: 'get', account, mayPrompt }, onWaiting),
    set: (account, secret, { mayPrompt = true, ...options } = {}) =>
      change({ op: 'set', account, secret, mayPrompt }, options),
    delete: (account, { mayPrompt = true, ...options } = {}) =>
      change({ op: 'delete', account, mayPrompt }, options),
    probe: () => change({ op: 'probe' }, {}),
    provider: findProvider,
    close() {
      isClosed = true;
      cancelIdle();
      child?.end('ended');
    },
  };
}

function nothing(): void {
  // the default of what a caller may leave out
}
