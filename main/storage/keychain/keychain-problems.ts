import type { KeychainProblem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import type { Ending } from './keychain-child';
import type { KeychainFailure } from './keychain-protocol';

/** What a person is told about a failure of the keychain. `code` names it for a report. */
export function keychainProblem(code: KeychainFailure | Ending): KeychainProblem {
  switch (code) {
    case 'absent':
      return problem('keychain-absent', { code });
    case 'no-library':
      return problem(
        'keychain-absent',
        { code },
        {
          message:
            'The library libsecret is not installed, so Marquee can’t use the keychain of this computer.',
          advice:
            'Install it (Debian and Ubuntu call it libsecret-1-0, others libsecret), then start Marquee again.',
        },
      );
    case 'locked':
      return problem('keychain-locked', { code });
    case 'not-allowed':
      return problem(
        'keychain-denied',
        { code },
        {
          message: 'Your password manager asks you before Marquee may use what it keeps there for it.',
          advice: 'Try again, and allow access in the dialog of your password manager (such as KeePassXC).',
        },
      );
    case 'no-keyring':
      return problem(
        'keychain-locked',
        { code },
        {
          message: 'Your keychain has no keyring yet, and none was made, so Marquee can’t keep your sign-in.',
          advice: 'Try again and choose a password in the dialog that opens.',
        },
      );
    case 'denied':
      return problem('keychain-denied', { code });
    case 'unanswered':
      return problem('keychain-waiting', { code });
    case 'silent':
      return problem(
        'keychain-failed',
        { code },
        {
          message: 'The keychain does not answer. What it holds is not lost.',
          advice: 'Try again in a while; if it goes on, log out and back in.',
        },
      );
    case 'not-kept':
      return problem(
        'keychain-failed',
        { code },
        { message: 'The keychain said that it kept your sign-in, but gave back something else.' },
      );
    case 'not-removed':
      return problem(
        'keychain-failed',
        { code },
        { message: 'The keychain said that it forgot your sign-in, but it is still there.' },
      );
    case 'broken':
    case 'ended':
      return problem('keychain-failed', { code });
  }
}
