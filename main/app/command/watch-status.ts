import { once } from 'node:events';
import type { Settings } from '../../../preload/contract/app/settings';
import { EXIT_CODES, exitCodeOf } from '../../account/status';
import { systemClock, type Clock } from '../../base/clock';
import { followed } from '../../base/print';
import { followPower } from '../../desktop/power';
import type { StoredValue } from '../../storage/files/stored-value';
import { keptFresh } from '../kept-fresh';
import { close, READ_ONLY, meantBy, open, readAgain } from './command-services';
import { LiveText } from './live-text';
import { statusText, tellBeside, type StatusCommand } from './print-status';
import { noSuchAccount } from './report';

/** How often ages are told again on a terminal, in milliseconds. */
const TICK_MS = 60_000;

/**
 * Prints how the accounts stand, and again after each reading by the schedule that the window goes by, until Ctrl+C or until
 * it can't be printed any more; at once no more, where nobody is signed in. Returns the exit code.
 */
export async function watchStatus(command: StatusCommand, settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const meant = meantBy(command.account, services);
  if (!meant) return noSuchAccount(services);
  // For programs each status is a line of its own, on a terminal too.
  const terminal = command.format === 'text' ? process.env['TERM'] : 'dumb';
  const screen = new LiveText(followed(process.stdout), terminal);
  const unwritable = once(process.stdout, 'error');
  const show = async (): Promise<void> => {
    const states = meant.all.map(({ account }) => account.state);
    const isNew = screen.show(statusText(command, meant.first.account.state, states, settings));
    if (isNew) await tellBeside(command, meant.all);
  };
  await readAgain(meant.all);
  if (meant.all.every(({ account: { state } }) => state.kind !== 'signed-in')) {
    await show();
    await close(services);
    return exitCodeOf(meant.all.map(({ account }) => account.state));
  }
  const schedules = new Map(
    meant.all.map((opened) => [opened, keptFresh(opened, () => void opened.account.refresh())]),
  );
  const follow = (opened: (typeof meant.all)[number]): void => {
    const { state } = opened.account;
    schedules.get(opened)?.follow(state);
    if (state.kind !== 'signed-in' || !state.reading) void show();
  };
  meant.all.forEach(follow);
  services.accounts.on((event) => {
    if (event.kind === 'state' && schedules.has(event.opened)) follow(event.opened);
  });
  followPower(() => [...schedules.values()]);
  const renew = (): void => {
    if (screen.isLive) void show();
  };
  everyMinute(systemClock, renew);
  process.on('SIGCONT', () => {
    screen.leave();
    renew();
  });
  await Promise.race([once(process, 'SIGINT'), unwritable]);
  for (const schedule of schedules.values()) schedule.stop();
  await close(services);
  return EXIT_CODES.ready;
}

function everyMinute(clock: Clock, task: () => void): void {
  clock.after(TICK_MS, () => {
    task();
    everyMinute(clock, task);
  });
}
