/** What main and its keychain process say to each other. Both are of one build, so neither checks the other. */

/** One thing to do in the keychain, under an account of the service `Marquee`. `mayPrompt`: a person has asked for it. */
export type KeychainTask =
  /** Would a read answer without a dialog? Never opens one. */
  | { readonly op: 'probe' }
  | { readonly op: 'get'; readonly account: string; readonly mayPrompt: boolean }
  | { readonly op: 'set'; readonly account: string; readonly mayPrompt: boolean; readonly secret: string }
  | { readonly op: 'delete'; readonly account: string; readonly mayPrompt: boolean };

/** What main asks for; the answer comes with the same id. */
export interface KeychainRequest {
  readonly id: number;
  readonly task: KeychainTask;
}

/**
 * Why a task was not done. A closed set, because what a keychain says in words can quote what it was given.
 * `absent`: no keychain service runs or can be started. `no-library`: libsecret, through which Linux talks to
 * it, is not installed. `locked`: it stays locked: no dialog was allowed, none could open, or it was dismissed.
 * `not-allowed`: it is unlocked, but its person has to allow what Marquee reads (KeePassXC). `no-keyring`: the service has no keyring yet, and none was made. `denied`: the system or the person said no.
 * `broken`: an error in the middle. `not-kept`, `not-removed`: it claimed success, but reading back disproved it.
 */
export type KeychainFailure =
  | 'absent'
  | 'no-library'
  | 'locked'
  | 'not-allowed'
  | 'no-keyring'
  | 'denied'
  | 'broken'
  | 'not-kept'
  | 'not-removed';

/** What the process says of a request. */
export type KeychainReply =
  /** A dialog of the keychain is open and waits for the person; the answer comes later. */
  | { readonly id: number; readonly kind: 'waiting' }
  /** `value` is the secret that a `get` found, and null otherwise. */
  | { readonly id: number; readonly kind: 'done'; readonly value: string | null }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: KeychainFailure };
