import type { Platform } from '../base/platform';
import { fail, succeed, type Result } from '../plex/result';
import type { KeychainFailure, KeychainTask } from './keychain-protocol';
import { KEYCHAIN_SERVICE } from './secret-item';

/** The calls of keytar that Marquee makes. `findCredentials` is not one: it can crash its process. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** What the work is done with. */
export interface KeychainTools {
  readonly platform: Platform;
  /** Rejects when the native module or a library it needs is missing. */
  loadKeytar(): Promise<Keytar>;
  /** Says why keytar must not be called for a task; null when it may. */
  makeReady(task: KeychainTask, onDialog: () => void): Promise<KeychainFailure | null>;
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
  const obstacle = await tools.makeReady(task, onDialog);
  if (obstacle !== null) return fail(obstacle);
  if (task.op === 'probe') return succeed(null);

  const { account } = task;
  const obstacleNow = () => tools.makeReady({ op: 'get', account, mayPrompt: false }, onDialog);
  let found: string | null;
  try {
    if (task.op === 'set') await keytar.setPassword(KEYCHAIN_SERVICE, account, task.secret);
    if (task.op === 'delete') await keytar.deletePassword(KEYCHAIN_SERVICE, account);
    found = await keytar.getPassword(KEYCHAIN_SERVICE, account);
  } catch {
    // macOS rejects when the person presses Deny; on Linux the next question tells what the matter is.
    return fail((await obstacleNow()) ?? (tools.platform === 'darwin' ? 'denied' : 'broken'));
  }
  if (found === null) {
    // A keyring that was locked a moment ago looks empty to keytar.
    const obstacle = await obstacleNow();
    if (obstacle !== null) return fail(obstacle);
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
