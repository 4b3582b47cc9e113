import type { Settings } from '../../../preload/contract/app/settings';
import { EXIT_CODES } from '../../account/status';
import { systemClock } from '../../base/clock';
import { print } from '../../base/print';
import type { StoredValue } from '../../storage/files/stored-value';
import { gatherDiagnostics } from '../diagnostics/gather-diagnostics';
import { ProblemLog } from '../diagnostics/problem-log';
import { close, READ_ONLY, open, readAgain } from './command-services';

/** Asks plex.tv how the accounts stand, and prints what helps to find out why. Returns the exit code. */
export async function printDiagnostics(settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const problems = new ProblemLog(systemClock);
  await readAgain(services.accounts.all);
  for (const opened of services.accounts.all) problems.take(opened);
  await print(process.stdout, await gatherDiagnostics({ services, problems, tray: null, update: null }));
  await close(services);
  return EXIT_CODES.ready;
}
