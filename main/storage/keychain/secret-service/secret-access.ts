import { fail, succeed, type Result } from '../../../../preload/contract/result';
import type { KeychainFailure, KeychainTask } from '../keychain-protocol';
import { NO_DIALOG, type DialogOptions } from './dialog-queue';
import type { SecretService } from './secret-service';

/**
 * How a task can be done: by keytar, or by the protocol of the service itself where keytar can't write, and for every
 * removal: keytar does not tell that the service asks the person first.
 */
export type Way = 'keytar' | 'protocol';

/**
 * Sees to it that keytar can do `task` on Linux without hanging: starts the Secret Service where the bus can, and
 * unlocks or makes the keyring where the task allows a dialog. keytar alone hangs, answers null or answers false
 * when the keyring is locked or missing, and can't say which it was.
 */
export async function makeReady(
  service: SecretService,
  task: KeychainTask,
  onDialog: () => void,
): Promise<Result<Way, KeychainFailure>> {
  switch (task.op) {
    case 'probe': {
      const opened = await openKeyring(service, NO_DIALOG);
      return opened.ok ? succeed('keytar') : opened;
    }
    case 'get':
    case 'delete': {
      const found = await openItem(service, task.account, { mayPrompt: task.mayPrompt, onDialog });
      return found.ok ? succeed(task.op === 'get' ? 'keytar' : 'protocol') : found;
    }
    case 'set': {
      const options = { mayPrompt: task.mayPrompt, onDialog };
      const opened = await openKeyring(service, options);
      if (!opened.ok) return opened;
      if (opened.value === 'none') {
        if (!task.mayPrompt) return fail('no-keyring');
        const made = await service.makeKeyring(options);
        if (!made.ok) return made;
      }
      // keytar writes to this path alone, and without it would have a new keyring made (KeePassXC: a new database).
      return succeed((await service.hasDefaultPath()) ? 'keytar' : 'protocol');
    }
  }
}

/** Opens the default keyring: says whether it had to be unlocked, or that there is none, which locks nothing. */
async function openKeyring(
  service: SecretService,
  options: DialogOptions,
): Promise<Result<'open' | 'unlocked' | 'none', KeychainFailure>> {
  const keyring = await service.defaultKeyring();
  if (!keyring.ok) return keyring;
  if (keyring.value === null) return succeed('none');
  const locked = await service.isKeyringLocked(keyring.value);
  if (!locked.ok) return locked;
  if (!locked.value) return succeed('open');
  const unlocked = await service.unlock([keyring.value], options);
  return unlocked.ok ? succeed('unlocked') : unlocked;
}

/**
 * The path of an account's item, open for this connection to the service; null when there is none. A keyring may be locked,
 * or within an open one each item, until the person lets this connection read it (KeePassXC).
 */
export async function openItem(
  service: SecretService,
  account: string,
  options: DialogOptions,
): Promise<Result<string | null, KeychainFailure>> {
  let items = await service.find(account);
  if (items.ok && items.value.length === 0) {
    const keyring = await openKeyring(service, options);
    if (!keyring.ok) return keyring;
    if (keyring.value !== 'unlocked') return succeed(null);
    items = await service.find(account);
  }
  if (!items.ok) return items;
  const [first] = items.value;
  const open = await firstOpen(service, items.value);
  if (first === undefined || open !== null) return succeed(open);

  const all = await service.find(null); // one dialog for all that Marquee keeps
  const unlocked = await service.unlock(all.ok ? all.value : items.value, options);
  const opened = unlocked.ok ? await firstOpen(service, items.value) : null;
  if (opened !== null) return succeed(opened);
  if (!unlocked.ok && unlocked.problem !== 'locked') return unlocked;
  const keyring = await service.isKeyringLocked(first.slice(0, first.lastIndexOf('/')));
  return fail(keyring.ok && !keyring.value ? 'not-allowed' : 'locked');
}

/** Removes what is kept for an account; the service may ask the person about each item (KeePassXC). */
export async function removeSecret(
  service: SecretService,
  account: string,
  options: DialogOptions,
): Promise<Result<undefined, KeychainFailure>> {
  const items = await service.find(account);
  if (!items.ok) return items;
  for (const item of items.value) {
    const removed = await service.remove(item, options);
    if (!removed.ok) return removed.problem === 'locked' ? fail('not-allowed') : removed;
  }
  return succeed(undefined);
}

async function firstOpen(service: SecretService, items: readonly string[]): Promise<string | null> {
  for (const item of items) {
    const locked = await service.isItemLocked(item);
    if (locked.ok && !locked.value) return item;
  }
  return null;
}
