import type { Platform } from '../../base/platform';

/** A call of keytar that takes this long, in milliseconds, is looked at. */
export const DIALOG_AFTER_MS = 2_000;

/** How it is found out that a call of keytar waits for a person, since keytar itself can't tell. */
export type DialogSign =
  /** The system answers at once, unless it shows a dialog. */
  | 'time'
  /** The service answers other calls meanwhile; one that hangs does not. */
  | 'answers'
  /** No dialog can open. */
  | 'none';

/** Which sign of a dialog there is on a platform. */
export function dialogSign(platform: Platform): DialogSign {
  switch (platform) {
    case 'darwin':
      return 'time';
    case 'linux':
      return 'answers';
    case 'win32':
      return 'none';
  }
}

/**
 * Whether a call must leave the keychain alone. On macOS a program can't read without the system's dialog opening where
 * that is needed: one that was left unanswered would come back with each look at the keychain. So what Marquee does by
 * itself then waits until a person asks.
 * @param wasLeft whether the last dialog was left unanswered, and no person has asked since
 */
export function mustWaitForPerson(platform: Platform, wasLeft: boolean, mayPrompt: boolean): boolean {
  return platform === 'darwin' && wasLeft && !mayPrompt;
}
