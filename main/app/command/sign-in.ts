import type { Settings } from '../../../preload/contract/app/settings';
import { readPastedToken } from '../../account/sign-in/pasted-token';
import { EXIT_CODES } from '../../account/status';
import { THIS_PLATFORM } from '../../base/platform';
import { print } from '../../base/print';
import { words } from '../../base/words';
import type { StoredValue } from '../../storage/files/stored-value';
import { close, open } from './command-services';
import { report, tellWaiting } from './report';
import { readStandardInput } from './standard-input';

/** Signs in with a token from standard input. Returns the exit code. */
export async function signIn(settings: StoredValue<Settings>): Promise<number> {
  const input = await readStandardInput(THIS_PLATFORM);
  if (input === null) {
    await print(process.stderr, words().commands.signIn.noTyping);
    return EXIT_CODES['wrong-use'];
  }
  if (input.trim() === '') {
    await print(process.stderr, words().commands.signIn.noToken);
    return EXIT_CODES['wrong-use'];
  }
  const token = readPastedToken(input);
  if (!token.ok) return report(token, '');
  const services = await open(settings);
  const wish = { keep: 'keychain', origin: 'pasted', renews: null, onWaiting: tellWaiting } as const;
  const answer = await services.accounts.signIn(token.value, wish);
  await close(services);
  return report(answer, words().commands.signIn.done);
}
