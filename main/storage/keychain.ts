import type { Clock } from '../clock';
import type { KeychainProblem } from '../plex/problems';
import { fail, succeed, type Result } from '../plex/result';
import { KeychainChild, type Answer, type KeychainProcess } from './keychain-child';
import { keychainProblem } from './keychain-problems';
import type { KeychainTask } from './keychain-protocol';

export interface WaitOptions {
  /**
   * Told when the keychain shows a dialog. The call then waits for the person, up to two minutes; a dialog that is
   * answered later still unlocks the keychain, and `probe` will tell.
   */
  readonly onWaiting?: (problem: KeychainProblem) => void;
}

export interface ReadOptions extends WaitOptions {
  /**
   * With `true` the keychain may ask the person to unlock it; otherwise a locked one is a problem at once. It is for
   * what a person just did (starting Marquee, pressing a button), never for what Marquee does by itself.
   */
  readonly mayPrompt?: boolean;
}

/**
 * The operating system's keychain. A call answers within five seconds unless a dialog is open, and a keychain that is
 * absent, locked or hung is never taken for an empty one.
 */
export interface Keychain {
  /** The secret of an account; null when the keychain works and holds none. */
  get(account: string, options?: ReadOptions): Promise<Result<string | null, KeychainProblem>>;
  /** Keeps a secret, not empty and without NUL, and proves it by reading back. It may show a dialog. */
  set(account: string, secret: string, options?: WaitOptions): Promise<Result<undefined, KeychainProblem>>;
  /** Removes a secret and proves it by reading back. It may show a dialog. */
  delete(account: string, options?: WaitOptions): Promise<Result<undefined, KeychainProblem>>;
  /** Whether a `get` would be answered now. Shows no dialog, and is cheap enough for every few seconds. */
  probe(): Promise<Result<undefined, KeychainProblem>>;
  /** Ends the keychain process at once, also one that hangs. Calls under way, and later ones, fail. */
  close(): void;
}

export interface KeychainParts {
  /**
   * A way to secrets that takes no keychain process: answers within two seconds, with null when it did not work, shows
   * no dialog and never rejects. Null where there is no such way.
   */
  readonly readOpen: ((account: string) => Promise<string | null>) | null;
  /** Starts a keychain process. It may be handed requests before it is up. */
  readonly start: () => KeychainProcess;
  readonly clock: Clock;
}

/** Milliseconds that a call may take while no dialog is open. */
const answerLimit = 5_000;
/** Milliseconds that a person has to answer the keychain's dialog. */
const dialogLimit = 120_000;
/** Milliseconds without a call after which the process is ended: it would only hold memory, some 20 MB. */
const idleLimit = 3_000;
/** The same after a call that failed: a keychain in trouble is looked at every few seconds. */
const troubledIdleLimit = 30_000;

/**
 * keytar never runs in main: there, one call that hangs keeps the app from quitting. It runs in a process that is
 * started when it is needed and replaced whenever it fails.
 */
export function createKeychain({ readOpen, start, clock }: KeychainParts): Keychain {
  let child: KeychainChild | null = null;
  let callsUnderWay = 0;
  let callOffIdle = nothing;
  let isClosed = false;

  function runningChild(): KeychainChild {
    if (child === null || child.hasEnded) child = new KeychainChild(start());
    return child;
  }

  async function run(
    task: KeychainTask,
    onWaiting: (problem: KeychainProblem) => void = nothing,
  ): Promise<Result<string | null, KeychainProblem>> {
    callOffIdle();
    callsUnderWay += 1;

    let asked: KeychainChild | null = null;
    const ask = (): Promise<Answer> => {
      if (isClosed) return Promise.resolve(fail('ended'));
      asked = runningChild();
      return asked.ask(task, waiting);
    };
    let callOffLimit = clock.after(answerLimit, () => asked?.end('silent'));
    const waiting = (): void => {
      callOffLimit();
      callOffLimit = clock.after(dialogLimit, () => asked?.end('unanswered'));
      onWaiting(keychainProblem('unanswered'));
    };
    const open = task.op === 'get' && readOpen && !isClosed ? await readOpen(task.account) : null;
    let answer: Answer = open === null ? await ask() : succeed(open);
    if (!answer.ok && answer.problem === 'broken') answer = await ask();
    callOffLimit();

    callsUnderWay -= 1;
    if (callsUnderWay === 0 && !isClosed) {
      callOffIdle = clock.after(answer.ok ? idleLimit : troubledIdleLimit, () => child?.end('ended'));
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
    set: (account, secret, options = {}) => change({ op: 'set', account, secret, mayPrompt: true }, options),
    delete: (account, options = {}) => change({ op: 'delete', account, mayPrompt: true }, options),
    probe: () => change({ op: 'probe' }, {}),
    close() {
      isClosed = true;
      callOffIdle();
      child?.end('ended');
    },
  };
}

function nothing(): void {
  // the default of what a caller may leave out
}
