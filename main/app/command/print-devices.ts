import type { Settings } from '../../../preload/contract/app/settings';
import {
  exitCodeOfDevices,
  formatDemoDevices,
  formatDevices,
  problemOfDevices,
  type AccountDevices,
  type DevicesFormat,
} from '../../account/devices/devices-report';
import { mayAsk, type OpenAccount } from '../../account/open-account';
import { EXIT_CODES } from '../../account/status';
import { print } from '../../base/print';
import type { StoredValue } from '../../storage/files/stored-value';
import { close, READ_ONLY, meantBy, open } from './command-services';
import type { Command } from './line/command-line';
import { noSuchAccount, tellProblems } from './report';

/** Asks plex.tv which devices are signed in to the accounts, and prints them. Returns the exit code. */
export async function printDevices(
  { format, account: name }: Extract<Command, { kind: 'devices' }>,
  settings: StoredValue<Settings>,
): Promise<number> {
  const services = await open(settings, READ_ONLY);
  const meant = meantBy(name, services);
  if (!meant) return noSuchAccount(services);
  await Promise.all(meant.all.filter(mayAsk).map(({ devices }) => devices.refresh()));
  const all = meant.all.map(found);
  const list = formatDevices(found(meant.first), format, Date.now(), all);
  if (list) await print(process.stdout, list);
  await tellProblems(meant.all, (opened) => problemOfDevices(found(opened)));
  await close(services);
  return exitCodeOfDevices(all);
}

/** The same of the made-up account. */
export async function printDemoDevices(format: DevicesFormat): Promise<number> {
  await print(process.stdout, formatDemoDevices(format, Date.now()));
  return EXIT_CODES.ready;
}

function found({ account, devices }: OpenAccount): AccountDevices {
  return { account: account.state, devices: devices.shown() };
}
