import type { Settings } from '../../../preload/contract/app/settings';
import { EXIT_CODES } from '../../account/status';
import { print } from '../../base/print';
import { words } from '../../base/words';
import type { StoredValue } from '../../storage/files/stored-value';
import { close, meantBy, open } from './command-services';
import { namesOf, noSuchAccount, report, tellWaiting } from './report';

/** Signs an account out. Returns the exit code. */
export async function signOut(name: string | null, settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings);
  const { accounts } = services;
  if (name === null && accounts.all.length > 1) {
    await close(services);
    await print(process.stderr, words().commands.signOut.which({ names: namesOf(accounts.all) }));
    return EXIT_CODES['wrong-use'];
  }
  const meant = meantBy(name, services);
  if (!meant) return noSuchAccount(services);
  const answer = await accounts.signOut(meant.first, 'here', tellWaiting);
  await close(services);
  return report(answer, words().commands.signOut.done);
}
