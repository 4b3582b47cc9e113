import { sharedWords } from '../lib/words/shared-words';

/** Everything that the popover says. */
export const words = {
  ...sharedWords,
  good: 'Well protected',
  unknown: 'Protection not known',
  managed: 'A managed user',
  noChange: 'Nothing has changed yet',
  never: 'Not read yet',
  open: 'Open profile',
  signIn: 'Sign in',
  renew: 'Sign in again',
  finishSignIn: 'Finish signing in',
} as const;
