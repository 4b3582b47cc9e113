import { Turns } from '../../../base/turns';

/** How a call may bother a person. */
export interface DialogOptions {
  /** With `false` no dialog opens, and what would need one is `locked`. */
  readonly mayPrompt: boolean;
  /** Told when a dialog is about to open; the answer then takes a person's time. */
  readonly onDialog: () => void;
  /** Aborted when nobody waits for the answer any more; a dialog that is still open then counts as `locked`. */
  readonly signal?: AbortSignal;
}

/** For what Marquee does by itself. */
export const NO_DIALOG: DialogOptions = { mayPrompt: false, onDialog: () => undefined };

const turns = new Turns();
/** Those that wait while a person answers another one's dialog. */
const waiting = new Set<() => void>();
let isOpen = false;

/**
 * Has one dialog of the keychain at a time in this process. Two calls that need the same keyring would open one each, and
 * a person who has answered the first would have to answer the second, too. Each call looks again when its turn comes:
 * mostly there is nothing left to ask. Who waits is told `onDialog` as well, since the answer takes a person's time.
 */
export async function askInTurn<Answer>(
  options: DialogOptions,
  ask: (options: DialogOptions) => Promise<Answer>,
): Promise<Answer> {
  if (!options.mayPrompt) return ask(options);
  const onDialog = (): void => options.onDialog(); // one of its own: callers may share theirs
  if (isOpen) onDialog();
  waiting.add(onDialog);
  return turns.take(async () => {
    waiting.delete(onDialog);
    const tellAll = (): void => {
      isOpen = true;
      onDialog();
      for (const tell of waiting) tell();
    };
    try {
      return await ask({ ...options, onDialog: tellAll });
    } finally {
      isOpen = false;
    }
  });
}
