import { once } from 'node:events';
import type { Settings } from '../../../preload/contract/app/settings';
import type { KeepFresh } from '../../account/keep-fresh';
import type { OpenAccount } from '../../account/open-account';
import { EXIT_CODES, exitCodeOf } from '../../account/status';
import { systemClock, type Clock } from '../../base/clock';
import { followed } from '../../base/print';
import { followPower } from '../../desktop/power';
import type { StoredValue } from '../../storage/files/stored-value';
import { keptFresh } from '../kept-fresh';
import { close, READ_ONLY, meantBy, open, readAgain, type MeantAccounts } from './command-services';
import { LiveText } from './live-text';
import { statusText, tellBeside, type StatusCommand } from './print-status';
import { noSuchAccount } from './report';

/** How often ages are told again on a terminal, and looked for what other Marquees did, in milliseconds. */
const TICK_MS = 60_000;

/**
 * Prints how the accounts stand, and again after each reading by the schedule that the window goes by, until Ctrl+C or until
 * it can't be printed any more; at once no more, where nobody is signed in. Returns the exit code.
 */
export async function watchStatus(command: StatusCommand, settings: StoredValue<Settings>): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const { accounts } = services;
  const atStart = meantBy(command.account, services);
  if (!atStart) return noSuchAccount(services);
  // Who was signed out may have no name any more, and comes back under the same one.
  const meant = (): MeantAccounts => meantBy(command.account, services) ?? atStart;
  // For programs each status is a line of its own, on a terminal too.
  const terminal = command.format === 'text' ? process.env['TERM'] : 'dumb';
  const screen = new LiveText(followed(process.stdout), terminal);
  const unwritable = once(process.stdout, 'error');
  const show = async (): Promise<void> => {
    const { first, all } = meant();
    const states = all.map(({ account }) => account.state);
    const isNew = screen.show(statusText(command, first.account.state, states, settings));
    if (isNew) await tellBeside(command, all);
  };
  await readAgain(atStart.all);
  if (atStart.all.every(({ account: { state } }) => state.kind !== 'signed-in')) {
    await show();
    await close(services);
    return exitCodeOf(atStart.all.map(({ account }) => account.state));
  }
  const schedules = new Map<OpenAccount, KeepFresh>();
  const follow = (opened: OpenAccount): void => {
    const { state } = opened.account;
    const schedule = schedules.get(opened) ?? keptFresh(opened, () => void opened.account.refresh());
    schedules.set(opened, schedule);
    schedule.follow(state);
    if (state.kind !== 'signed-in' || !state.reading) void show();
  };
  atStart.all.forEach(follow);
  accounts.on((event) => {
    if (event.kind === 'removed') {
      schedules.get(event.opened)?.stop();
      schedules.delete(event.opened);
      void show();
    } else if (event.kind === 'state' || event.kind === 'found') {
      const its = meant().all.filter((it) => it === event.opened);
      if (event.kind === 'state') its.forEach(follow);
      else void readAgain(its);
    }
  });
  followPower(() => [...schedules.values()]);
  const renew = (): void => {
    void accounts.meetOthers();
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
