import type { Platform } from '../../base/platform';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { KeychainFailure, KeychainTask } from './keychain-protocol';
import type { Way } from './secret-service/secret-access';
import { KEYCHAIN_SERVICE } from './secret-service/secret-item';

/** The calls of keytar that Marquee makes. `findCredentials` is not one: it can crash its process. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** What changes the keychain. */
export type ChangeTask = Extract<KeychainTask, { readonly op: 'set' | 'delete' }>;

/** What the work is done with. */
export interface KeychainTools {
  readonly platform: Platform;
  /** Rejects when the native module or a library it needs is missing. */
  loadKeytar(): Promise<Keytar>;
  /** Says how a task can be done now, or why it can't. */
  makeReady(task: KeychainTask, onDialog: () => void): Promise<Result<Way, KeychainFailure>>;
  /** Writes and removes without keytar. */
  changeByProtocol(task: ChangeTask, onDialog: () => void): Promise<Result<undefined, KeychainFailure>>;
  /**
   * Begins to look whether a dialog that keytar's own call has opened holds that call up.
   * @returns a function that ends the look
   */
  watchForDialog(onDialog: () => void): () => void;
}

/**
 * Does one task in the keychain. The value is the secret for a `get` (null: there is none) and null otherwise.
 * Writing and removing are proved by reading back.
 * @param onDialog runs when a dialog of the keychain is open, so that the answer may take a person's time
 */
export async function perform(
  task: KeychainTask,
  tools: KeychainTools,
  onDialog: () => void,
): Promise<Result<string | null, KeychainFailure>> {
  const keytar = await tools.loadKeytar().catch(() => null);
  if (keytar === null) return fail(tools.platform === 'linux' ? 'no-library' : 'broken');
  const ready = await tools.makeReady(task, onDialog);
  if (!ready.ok) return ready;
  if (task.op === 'probe') return succeed(null);
  if (task.op !== 'get' && ready.value === 'protocol') {
    const changed = await tools.changeByProtocol(task, onDialog);
    if (!changed.ok) return changed;
  }

  const { account } = task;
  const checkAgain = () => tools.makeReady({ op: 'get', account, mayPrompt: false }, onDialog);
  const stopWatching = tools.watchForDialog(onDialog);
  let found: string | null;
  try {
    if (task.op === 'set' && ready.value === 'keytar') {
      await keytar.setPassword(KEYCHAIN_SERVICE, account, task.secret);
    }
    if (task.op === 'delete' && ready.value === 'keytar') {
      await keytar.deletePassword(KEYCHAIN_SERVICE, account);
    }
    found = await keytar.getPassword(KEYCHAIN_SERVICE, account);
  } catch {
    // macOS rejects when the person presses Deny; on Linux the next question tells what the matter is.
    const now = await checkAgain();
    return now.ok ? fail(tools.platform === 'darwin' ? 'denied' : 'broken') : now;
  } finally {
    stopWatching();
  }
  if (found === null) {
    // A keyring that was locked a moment ago looks empty to keytar.
    const now = await checkAgain();
    if (!now.ok) return now;
  }
  switch (task.op) {
    case 'get':
      return succeed(found);
    case 'set':
      return found === task.secret ? succeed(null) : fail('not-kept');
    case 'delete':
      return found === null ? succeed(null) : fail('not-removed');
  }
}
