import type { Snapshot } from '../../preload/contract/app/snapshot';

/** What of a snapshot a screen reader would say: only something new of that takes the place of an announcement. */
export function spokenOf({ account, signIn }: Snapshot): string {
  const state = account.kind === 'signed-in' ? [account.reading, account.problem?.kind] : [account.kind];
  return [signIn.kind, ...state].join();
}
