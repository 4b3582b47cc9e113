import type { KeychainProblem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import { words } from '../../base/words';
import type { Ending } from './keychain-child';
import type { KeychainFailure } from './keychain-protocol';

const special = () => words().problems.special;

/** What a person is told about a failure of the keychain. `code` names it for a report. */
export function keychainProblem(code: KeychainFailure | Ending): KeychainProblem {
  switch (code) {
    case 'absent':
      return problem('keychain-absent', { code });
    case 'no-library':
      return problem('keychain-absent', { code }, () => special().noLibsecret);
    case 'locked':
      return problem('keychain-locked', { code });
    case 'not-allowed':
      return problem('keychain-denied', { code }, () => special().accessNotAllowed);
    case 'no-keyring':
      return problem('keychain-locked', { code }, () => special().noKeyring);
    case 'denied':
      return problem('keychain-denied', { code });
    case 'unanswered':
      return problem('keychain-waiting', { code });
    case 'silent':
      return problem('keychain-failed', { code }, () => special().keychainSilent);
    case 'not-kept':
      return problem('keychain-failed', { code }, () => special().notKept);
    case 'not-removed':
      return problem('keychain-failed', { code }, () => special().notRemoved);
    case 'broken':
    case 'ended':
      return problem('keychain-failed', { code });
  }
}
