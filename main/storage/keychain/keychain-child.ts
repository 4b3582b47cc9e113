import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { KeychainFailure, KeychainReply, KeychainRequest, KeychainTask } from './keychain-protocol';

/** A running keychain process, as main holds it: an Electron utility process, or a forked one in tests. */
export interface KeychainProcess {
  post(request: KeychainRequest): void;
  onReply(listener: (reply: KeychainReply) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/**
 * Why a process was ended, when that left a call without its answer. `silent`: it did not answer in time.
 * `unanswered`: nobody has answered the keychain's dialog so far. `ended`: it crashed, or is not needed any more.
 */
export type Ending = 'silent' | 'unanswered' | 'ended';

/** What a call comes to: the secret that a `get` found, or null; or why it came to nothing. */
export type Answer = Result<string | null, KeychainFailure | Ending>;

interface Call {
  readonly settle: (answer: Answer) => void;
  readonly onWaiting: () => void;
}

/** One keychain process and the calls that wait for it, and for no other. */
export class KeychainChild {
  readonly #process: KeychainProcess;
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  #hasEnded = false;

  constructor(process: KeychainProcess) {
    this.#process = process;
    process.onReply((reply) => this.#take(reply));
    process.onExit(() => this.end('ended'));
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  ask(task: KeychainTask, onWaiting: () => void): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((settle) => {
      this.#calls.set(id, { settle, onWaiting });
      this.#process.post({ id, task });
    });
  }

  /** Kills the process, whatever it hangs in, and answers every call that waits for it with `why`. */
  end(why: Ending): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#process.kill();
    for (const { settle } of this.#calls.values()) settle(fail(why));
    this.#calls.clear();
  }

  #take(reply: KeychainReply): void {
    const call = this.#calls.get(reply.id);
    if (call === undefined) return;
    if (reply.kind === 'waiting') {
      call.onWaiting();
      return;
    }
    this.#calls.delete(reply.id);
    call.settle(reply.kind === 'done' ? succeed(reply.value) : fail(reply.failure));
    // After an error, as when the keyring's daemon was restarted, libsecret fails for as long as its process lives.
    if (reply.kind === 'failed' && reply.failure === 'broken') this.end('ended');
  }
}
