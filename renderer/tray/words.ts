import { adviceTitles } from '../lib/words/advice-words';
import { sharedWords } from '../lib/words/shared-words';

/** Everything that the popover says. */
export const words = {
  ...sharedWords,
  adviceTitles,
  moreAdvice: (number: number) => `and ${number} more`,
  good: 'Well protected',
  outdated: 'Last known: well protected',
  unknown: 'Protection not known',
  managed: 'A managed user',
  noChange: 'Nothing has changed yet',
  never: 'Not read yet',
  open: 'Open profile',
  signIn: 'Sign in',
  renew: 'Sign in again',
  finishSignIn: 'Finish signing in',
} as const;
