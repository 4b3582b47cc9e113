import type { SignInState } from '../../../preload/contract/account/sign-in';
import { words } from '../words/words.svelte';

/** What is happening, in a few words. */
export function signInTitle(state: Exclude<SignInState, { readonly kind: 'idle' }>): string {
  return words().signingIn.titles[state.kind === 'waiting' ? state.strength : state.kind];
}
