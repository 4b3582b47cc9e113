import { deviceName, type ShownDevice, type ShownDevices } from '../../../preload/contract/account/devices';
import { oneLine, shownTexts } from '../../../preload/contract/text';
import { format, words } from '../../base/words';
import { problemOfAccount, type AccountState } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import {
  EXIT_CODES,
  problemReport,
  statusStateOf,
  worstOf,
  type ProblemReport,
  type StatusState,
} from '../status';
import { nameInStatus } from '../status-lines';
import { shownDevice } from './known-devices';
import { demoAccount } from '../demo/demo';
import { demoDevices } from '../demo/demo-devices';

/** How `--devices` answers: for people, or for programs. */
export type DevicesFormat = 'text' | 'json';

/** An account with what is known of its devices. */
export interface AccountDevices {
  readonly account: AccountState;
  readonly devices: Pick<ShownDevices, 'devices' | 'fetchedAt' | 'problem'>;
}

/** What `--devices=json` prints of an account, beside its `schema`. Fields are only ever added while that stays 1. */
interface Report {
  readonly state: StatusState;
  /** When plex.tv gave the list, ISO 8601 UTC. */
  readonly fetchedAt: string | null;
  readonly problem: ProblemReport | null;
  readonly devices: readonly ShownDevice[];
}

/** The exit code that the worst of them stands for. */
export function exitCodeOfDevices(all: readonly AccountDevices[]): number {
  return EXIT_CODES[worstOf(all.map(stateOf))];
}

/**
 * Writes what is known of the devices for standard output.
 * @param now milliseconds since the epoch
 * @param all those of all accounts, when there are several and none was asked for
 */
export function formatDevices(
  shown: AccountDevices,
  format: DevicesFormat,
  now: number,
  all: readonly AccountDevices[] = [shown],
): string {
  switch (format) {
    case 'json':
      return JSON.stringify({
        schema: 1,
        ...reportOf(shown),
        ...(all.length > 1 && { accounts: all.map(reportOf) }),
      });
    case 'text':
      return all
        .map((one) => inWords(one, now, all.length > 1))
        .filter(Boolean)
        .join('\n\n');
    default:
      return format satisfies never;
  }
}

/** The same of the made-up account. */
export function formatDemoDevices(format: DevicesFormat, now: number): string {
  const demo = { account: demoAccount('plex-pass', now), devices: demoDevices('plex-pass', now) };
  return formatDevices(demo, format, now);
}

/** Why there is no newer list; null when there is one. */
export function problemOfDevices({ account, devices }: AccountDevices): Problem | null {
  return problemOfAccount(account) ?? devices.problem;
}

function stateOf(one: AccountDevices): StatusState {
  const { account, devices } = one;
  if (account.kind !== 'signed-in') return statusStateOf(account);
  return statusStateOf({ ...account, problem: problemOfDevices(one) }, devices.devices !== null);
}

function reportOf(one: AccountDevices): Report {
  const { devices, fetchedAt } = one.devices;
  const problem = problemOfDevices(one);
  return {
    state: stateOf(one),
    fetchedAt,
    problem: problem && problemReport(problem),
    devices: (devices ?? []).map(shownDevice),
  };
}

function inWords(one: AccountDevices, now: number, isNamed: boolean): string {
  const lines = linesOf(one, now);
  if (!isNamed) return lines.join('\n');
  // Each line begins with the name, so that one line alone tells whose it is.
  const name = nameInStatus(one.account);
  return lines.map((line) => words().commands.ofAccount({ name, line })).join('\n');
}

function linesOf(
  { account, devices: { devices, fetchedAt } }: AccountDevices,
  now: number,
): readonly string[] {
  if (account.kind !== 'signed-in') {
    return [words().commands.signedOut];
  }
  if (devices === null || fetchedAt === null) return [];
  return [
    words().commands.devices.count(format().counted(devices.length)),
    ...devices.map((device) => lineOf(device, now)),
    words().commands.updated({ age: format().ageOfPast(fetchedAt, now) }),
  ];
}

function lineOf(device: ShownDevice, now: number): string {
  const { product, productVersion, platform, lastSeenAt } = device;
  const what = shownTexts([shownTexts([product, productVersion]).join(' '), platform]).join(', ');
  const say = words().commands.devices;
  const seen = lastSeenAt ? say.lastSeen({ age: format().ageOfPast(lastSeenAt, now) }) : null;
  const marks = [device.thisDevice && say.thisComputer, device.new && say.new].filter(Boolean).join(', ');
  const facts = [what, seen, marks].filter(Boolean).join('; ');
  const name = deviceName(device, words().shared.unnamedDevice);
  return oneLine(facts ? `${name} (${facts})` : name);
}
