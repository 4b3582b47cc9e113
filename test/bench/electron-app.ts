import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { connectDevTools, DEVTOOLS_PIPES, DEVTOOLS_SWITCH } from '../../build/launcher/app/devtools.mjs';
import { endSoon, killGroup, onEveryWayOut } from '../../build/launcher/base/endings.mjs';
import { sessionEnd } from './processes';

/** Evaluates an expression in a page, waits for its promise, and answers its value. */
export type Evaluate = <T>(expression: string) => Promise<T>;

export interface ProgramStart {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether `page` will be asked for. */
  readonly devTools: boolean;
}

/** An Electron app that was started to be measured. All its processes are one session, apart from all others. */
export class ElectronApp {
  /** When it was started: milliseconds since 1970, as `Date.now()` says. */
  readonly startedAt: number;
  readonly #process: ChildProcess;
  readonly #page: Promise<Evaluate> | null;

  constructor({ executable, args, env, devTools }: ProgramStart) {
    this.startedAt = Date.now();
    this.#process = spawn(executable, devTools ? [DEVTOOLS_SWITCH, ...args] : args, {
      env,
      stdio: ['pipe', 'pipe', 'ignore', ...(devTools ? DEVTOOLS_PIPES : [])],
      detached: true,
    });
    const forget = onEveryWayOut(() => killGroup(this.#process));
    this.#process.once('exit', forget);
    this.#page = devTools ? firstPage(this.#process) : null;
    this.#page?.catch(() => undefined); // nobody may have asked yet when the app ends
  }

  /** The session of all its processes. */
  get session(): number {
    if (this.#process.pid === undefined) throw new Error('Electron could not be started.');
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Its first page, as soon as that has an address. Rejects when the app ends before, or has no DevTools. */
  page(): Promise<Evaluate> {
    return this.#page ?? Promise.reject(new Error('The app was started without DevTools.'));
  }

  /** Hands it all of its standard input. */
  write(input: string): void {
    (this.#process.stdin as Writable).end(input);
  }

  /** Resolves with the moment at which it printed its first line to standard output, and that line. */
  async firstLine(): Promise<{ readonly at: number; readonly line: string }> {
    let line = '';
    for await (const chunk of this.#process.stdout as Readable) {
      line += (chunk as Buffer).toString();
      if (line.endsWith('\n')) return { at: Date.now(), line };
    }
    throw new Error('The app ended without a word.');
  }

  /** Resolves with the moment at which it ended by itself. */
  async end(): Promise<number> {
    await once(this.#process, 'exit');
    return Date.now();
  }

  /** Ends it, and waits until none of its processes is left to disturb what is measured next. */
  async stop(): Promise<void> {
    if (!this.hasEnded) {
      const gone = once(this.#process, 'exit');
      endSoon(this.#process, 'SIGTERM');
      await gone;
    }
    await sessionEnd(this.session);
  }
}

interface TargetInfo {
  readonly type: string;
  readonly url: string;
  readonly targetId: string;
}

/** How long a page may take to anything that is measured, in milliseconds; longer, something is wrong. */
const LIMIT_MS = 60_000;

/** Listens rather than polls: what asks again and again would slow down what it waits for. */
async function firstPage(app: ChildProcess): Promise<Evaluate> {
  const tooEarly = once(app, 'exit').then(() => {
    throw new Error('The app ended while it was still being measured.');
  });
  tooEarly.catch(() => undefined); // it ends in any case, mostly when all is done
  const events = new EventEmitter();
  const opened = once(events, 'page') as Promise<[TargetInfo]>;
  const devTools = connectDevTools(app, (_, params) => {
    const { targetInfo } = params as { readonly targetInfo?: TargetInfo };
    if (targetInfo?.type === 'page' && /^(app|file):/.test(targetInfo.url)) events.emit('page', targetInfo);
  });
  void devTools('Target.setDiscoverTargets', { discover: true });
  const [{ targetId }] = await Promise.race([opened, tooEarly]);
  const attached = await devTools('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = attached as { readonly sessionId: string };

  return async function evaluate<T>(expression: string): Promise<T> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const call = devTools('Runtime.evaluate', options, sessionId).catch((error: unknown) => {
      // The page that was asked was still the empty one, which its address has replaced by now.
      if ((error as Error).message === 'Execution context was destroyed.') return null;
      throw error;
    });
    const answer = (await Promise.race([call, tooEarly, tooLate()])) as Evaluation<T> | null;
    if (answer === null) return evaluate(expression);
    if (answer.exceptionDetails) throw new Error(`The page threw: ${answer.exceptionDetails.text}`);
    return answer.result.value;
  };
}

async function tooLate(): Promise<never> {
  await pause(LIMIT_MS, undefined, { ref: false });
  throw new Error('The page did not come to what is measured within a minute.');
}

interface Evaluation<T> {
  readonly result: { readonly value: T };
  readonly exceptionDetails?: { readonly text: string };
}
