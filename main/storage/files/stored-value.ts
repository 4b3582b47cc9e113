import type { Hold } from '../../account/stores';
import type { BusyProblem, DiskProblem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import { Emitter } from '../../base/emitter';
import { Turns } from '../../base/turns';
import type { Damage } from './file-writer';
import type { JsonFile } from './json-file';

/** A value that is held in memory and kept in a file. */
export interface StoredValue<Content> {
  readonly value: Content;
  /** Why the file could not be used at the start, in which case `value` began as the defaults. */
  readonly damage: Damage | null;
  /** Listens for a file that was found damaged later, and set aside. The value stays as it is, and is written again. */
  readonly onDamage: (listener: (damage: Damage) => void) => void;
  /** Reads the file again, which another Marquee may have changed. What can't be read leaves the value as it is. */
  reload(): Promise<Content>;
  /** Changes the value, in the file first: when that fails, the value stays. */
  save(value: Content): Promise<Result<undefined, DiskProblem | BusyProblem>>;
  /** The same with what `change` makes of the newest value, also of what another Marquee has written meanwhile. */
  update(change: (value: Content) => Content): Promise<Result<undefined, DiskProblem | BusyProblem>>;
  /** The same, for what is to leave no trace: what was set aside of the file goes, too. */
  forget(change: (value: Content) => Content): Promise<Result<undefined, DiskProblem | BusyProblem>>;
  /** False while the file is read or written, or is about to be. */
  readonly isIdle: boolean;
  /** Resolves when what was asked of it so far is done. */
  settled(): Promise<void>;
}

/** For a file that no other Marquee changes. */
const alone: Hold = (task) => task();

/**
 * Reads `file` and holds what it holds.
 * @param hold keeps other Marquees from changing the file while this one does
 */
export async function openStoredValue<Content>(
  file: JsonFile<Content>,
  hold: Hold = alone,
): Promise<StoredValue<Content>> {
  const loaded = await file.read();
  let held = loaded.value;
  const turns = new Turns();
  const damaged = new Emitter<Damage>();

  /** Takes in what the file holds. False when it was damaged, so that there is none any more. */
  async function read(): Promise<boolean> {
    const { value, isKept, damage } = await file.read();
    if (isKept) held = value;
    if (damage === null || damage.reason === 'closed') return true;
    damaged.emit(damage);
    return false;
  }

  async function reload(): Promise<Content> {
    if (!(await read())) await hold(() => update((value) => value)); // a next start would begin with the defaults
    return held;
  }

  async function write(value: Content): Promise<Result<undefined, DiskProblem>> {
    const written = await file.write(value);
    if (written.ok) held = value;
    return written;
  }

  async function update(change: (value: Content) => Content): Promise<Result<undefined, DiskProblem>> {
    await read();
    return write(change(held));
  }

  return {
    get value() {
      return held;
    },
    damage: loaded.damage,
    onDamage: damaged.on,
    reload: () => turns.take(reload),
    save: (value) => turns.take(() => hold(() => write(value))),
    update: (change) => turns.take(() => hold(() => update(change))),
    forget: (change) =>
      turns.take(() =>
        hold(async () => {
          const written = await update(change);
          return written.ok ? file.forgetSetAside() : written;
        }),
      ),
    get isIdle() {
      return turns.isIdle;
    },
    settled: () => turns.settled(),
  };
}
