import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { Problem } from '../../../../preload/contract/problem';
import { succeed, type Result } from '../../../../preload/contract/result';
import { DeviceWatch } from '../../../../main/account/devices/device-watch';
import type { DeviceComings } from '../../../../main/account/history/history';
import type { KeptDevices } from '../../../../main/account/stores';
import type { Device } from '../../../../main/plex/documents/devices';
import { Token } from '../../../../main/plex/token';
import { FakeClock } from '../../support/fake-clock';
import { device } from './device';

/** The identifier of the Marquee that watches. */
export const OWN = 'this-marquee';
const parsed = Token.parse('token-of-this-test');
if (!parsed.ok) throw new Error('The test’s own token is malformed.');
const token = parsed.value;

/** plex.tv, the disk and the account in a world that a test turns as it likes. */
export function setUp() {
  const clock = new FakeClock();
  const world = {
    list: succeed([device('1'), device('2')]) as Result<readonly Device[] | null, Problem>,
    removal: succeed(undefined) as Result<undefined, Problem>,
    kept: null as KeptDevices | null,
    signIn: 'first',
    isOn: true,
    isAutomatic: true,
    /** How the account stands for who asks it; null: signed in. */
    state: null as AccountState | null,
    asked: 0,
    loads: 0,
    writes: 0,
    /** What happens while plex.tv or the disk is asked, before it answers. */
    meanwhile: (): void => undefined,
    /** What happens while the disk is written. */
    whileWritten: (): void => undefined,
    removed: [] as string[],
    changes: [] as DeviceComings[],
  };
  const user = { id: '7', subscription: null, oddities: [], extra: {} };
  const account = () => ({
    ...signedIn('keychain'),
    last: { user, fetchedAt: new Date(clock.now()).toISOString() },
  });
  const start = () =>
    new DeviceWatch({
      client: {
        getDevices: () => {
          world.asked += 1;
          world.meanwhile();
          return Promise.resolve(world.list as never);
        },
        removeDevice: (_, id) => {
          world.removed.push(id);
          world.meanwhile();
          return Promise.resolve(world.removal as never);
        },
      },
      account: {
        get state() {
          return world.state ?? account();
        },
        call: (make) => make(token),
      },
      record: {
        get facts() {
          return { signIn: world.signIn };
        },
      } as never,
      store: {
        read: () => {
          world.loads += 1;
          world.meanwhile();
          return Promise.resolve(world.kept);
        },
        write: (kept) => {
          world.writes += 1;
          world.whileWritten();
          return Promise.resolve(void (world.kept = kept));
        },
        erase: () => Promise.resolve(succeed(void (world.kept = null))),
      },
      history: { recordDevices: (comings) => Promise.resolve(void world.changes.push(comings)) },
      clock,
      random: () => 0.5,
      ownIdentifier: () => OWN,
      isOn: () => world.isOn,
      isAutomatic: () => world.isAutomatic,
    });
  return { clock, world, account, start };
}
