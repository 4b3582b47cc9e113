import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { ListedDevice } from '../../../../preload/contract/account/devices';
import {
  exitCodeOfDevices,
  formatDemoDevices,
  formatDevices,
  problemOfDevices,
  type AccountDevices,
} from '../../../../main/account/devices/devices-report';
import { problem } from '../../../../main/base/problems';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const HOUR = 60 * 60_000;
const ago = (ms: number): string => new Date(NOW - ms).toISOString();

/** A device of which plex.tv said nothing but its name; `changes` are what a test is about. */
function listed(changes: Partial<ListedDevice> = {}): ListedDevice {
  return {
    id: '7',
    name: 'TV',
    product: null,
    productVersion: null,
    platform: null,
    platformVersion: null,
    device: null,
    provides: [],
    createdAt: null,
    lastSeenAt: null,
    thisDevice: false,
    new: false,
    removable: true,
    ...changes,
  };
}

const signedOut: AccountState = { kind: 'signed-out', problem: null };

function accountOf(title: string): AccountState & { readonly kind: 'signed-in' } {
  const user = { title, subscription: null, oddities: [], extra: {} };
  return { ...signedIn('keychain'), last: { user, fetchedAt: ago(0) } };
}

const NEVER_READ: AccountDevices['devices'] = { devices: null, fetchedAt: null, problem: null };
const READ: AccountDevices['devices'] = { devices: [listed()], fetchedAt: ago(2 * HOUR), problem: null };
const ROSE: AccountDevices = { account: accountOf('Rose'), devices: READ };

const jsonOf = (shown: AccountDevices, all?: readonly AccountDevices[]): unknown =>
  JSON.parse(formatDevices(shown, 'json', NOW, all));
const linesOf = (shown: AccountDevices, all?: readonly AccountDevices[]): readonly string[] =>
  formatDevices(shown, 'text', NOW, all).split('\n');
const lineOf = (device: ListedDevice): string | undefined =>
  linesOf({ ...ROSE, devices: { ...READ, devices: [device] } })[1];

describe('the exit code', () => {
  const failing = (kind: Parameters<typeof problem>[0]): AccountDevices['devices'] => ({
    ...READ,
    problem: problem(kind),
  });

  it.each<[string, AccountDevices, number]>([
    ['the devices were read', ROSE, 0],
    ['the devices were read, if not the account', { ...ROSE, account: signedIn('keychain') }, 0],
    ['the devices were never read, if the account', { ...ROSE, devices: NEVER_READ }, 3],
    ['nobody is signed in', { account: signedOut, devices: READ }, 3],
    ['nobody knows yet who is signed in', { account: { kind: 'starting' }, devices: READ }, 3],
    [
      'the keychain is locked',
      { account: { kind: 'signed-out', problem: problem('keychain-locked') }, devices: NEVER_READ },
      7,
    ],
    ['the list was refused', { ...ROSE, devices: failing('bad-request') }, 6],
    [
      'the account and the list failed: the account says why',
      {
        account: { ...accountOf('Rose'), problem: problem('rejected') },
        devices: failing('unavailable'),
      },
      4,
    ],
  ])('when %s', (_, one, code) => {
    expect(exitCodeOfDevices([one])).toBe(code);
  });

  it('of several accounts is that of the one that most needs a person', () => {
    expect(exitCodeOfDevices([ROSE, { ...ROSE, devices: failing('rate-limited') }])).toBe(5);
    expect(exitCodeOfDevices([ROSE, ROSE])).toBe(0);
  });
});

describe('why there is no newer list', () => {
  const rejected = problem('rejected');
  const unavailable = problem('unavailable');
  const failed = { ...READ, problem: unavailable };

  it.each<[string, AccountDevices, unknown]>([
    ['there is one', ROSE, null],
    ['the list failed', { ...ROSE, devices: failed }, unavailable],
    ['the account failed', { ...ROSE, account: { ...accountOf('Rose'), problem: rejected } }, rejected],
    ['both did', { account: { ...accountOf('Rose'), problem: rejected }, devices: failed }, rejected],
    ['the account is not known yet', { account: { kind: 'starting' }, devices: failed }, unavailable],
  ])('is told when %s', (_, one, why) => {
    expect(problemOfDevices(one)).toBe(why);
  });
});

describe('as JSON', () => {
  it('an account has all that is known of its devices but what only a window can offer', () => {
    const device = listed({
      product: 'Plex for LG',
      productVersion: '5.1',
      platform: 'webOS',
      platformVersion: '6',
      device: 'OLED',
      provides: ['player', 'controller'],
      createdAt: ago(9 * HOUR),
      lastSeenAt: ago(HOUR),
      thisDevice: true,
      new: true,
    });
    expect(jsonOf({ ...ROSE, devices: { ...READ, devices: [device] } })).toEqual({
      schema: 1,
      state: 'ready',
      fetchedAt: ago(2 * HOUR),
      problem: null,
      devices: [
        {
          id: '7',
          name: 'TV',
          product: 'Plex for LG',
          productVersion: '5.1',
          platform: 'webOS',
          platformVersion: '6',
          device: 'OLED',
          provides: ['player', 'controller'],
          createdAt: ago(9 * HOUR),
          lastSeenAt: ago(HOUR),
          thisDevice: true,
          new: true,
        },
      ],
    });
  });

  it('an account of which nothing was read has no devices, and says why', () => {
    const devices = { ...NEVER_READ, problem: problem('unavailable', { status: 503 }) };
    expect(jsonOf({ ...ROSE, devices })).toEqual({
      schema: 1,
      state: 'unavailable',
      fetchedAt: null,
      problem: expect.objectContaining({ kind: 'unavailable', status: 503, retryAt: null }) as unknown,
      devices: [],
    });
    expect(jsonOf({ account: signedOut, devices: NEVER_READ })).toMatchObject({
      state: 'signed-out',
      problem: null,
      devices: [],
    });
  });

  it('several accounts are listed, and the one that is shown is told as if it were alone', () => {
    const other = { ...ROSE, devices: { ...READ, devices: [listed({ id: '8' })] } };
    const report = jsonOf(other, [ROSE, other]) as { readonly accounts: readonly unknown[] };
    expect(report.accounts).toMatchObject([{ devices: [{ id: '7' }] }, { devices: [{ id: '8' }] }]);
    expect(report).toMatchObject({ schema: 1, state: 'ready', devices: [{ id: '8' }] });
    expect(jsonOf(ROSE)).not.toHaveProperty('accounts');
  });
});

describe('in words', () => {
  it('an account is a count, a line for each device, and when they were read', () => {
    const [count, tv, phone, read, ...more] = linesOf({
      ...ROSE,
      devices: { ...READ, devices: [listed(), listed({ name: 'Phone' })] },
    });
    expect(count).toMatch(/^2 devices$/);
    expect([tv, phone]).toEqual(['TV', 'Phone']);
    expect(read).toMatch(/2 hours ago/);
    expect(more).toEqual([]);
  });

  it.each([
    [0, /^0 devices$/],
    [1, /^1 device$/],
  ])('the count of %i is grammatical', (length, words) => {
    const devices = Array.from({ length }, () => listed());
    expect(linesOf({ ...ROSE, devices: { ...READ, devices } })[0]).toMatch(words);
  });

  it('an account whose devices were never read has no line', () => {
    expect(formatDevices({ ...ROSE, devices: NEVER_READ }, 'text', NOW)).toBe('');
    const unread = { devices: [], fetchedAt: null, problem: null };
    expect(formatDevices({ ...ROSE, devices: unread }, 'text', NOW)).toBe('');
  });

  it.each<AccountState>([signedOut, { kind: 'starting' }])(
    'nobody has devices while nobody is signed in, and is told how to: $kind',
    (account) => {
      const [only, ...more] = linesOf({ account, devices: READ });
      expect(only).toMatch(/--sign-in/);
      expect(more).toEqual([]);
    },
  );

  it.each<[string, Partial<ListedDevice>, string | RegExp]>([
    ['its app and version', { product: 'Plex Web', productVersion: '4.1' }, 'TV (Plex Web 4.1)'],
    ['a version alone', { productVersion: '4.1' }, 'TV (4.1)'],
    ['its app and system', { product: 'Plex Web', platform: 'Linux' }, 'TV (Plex Web, Linux)'],
    ['its system alone', { platform: 'Linux' }, 'TV (Linux)'],
    ['nothing where nothing was sent', { product: '', platform: '' }, 'TV'],
    ['when it was last in use', { lastSeenAt: ago(3 * HOUR) }, /^TV \([^();]*3 hours ago\)$/],
    ['that it is this one', { thisDevice: true }, /^TV \([^();,]*this[^();,]*\)$/],
    ['that it is new', { new: true }, /^TV \(new\)$/],
    ['that it is this one, and new', { thisDevice: true, new: true }, /^TV \([^();,]*this[^();,]*, new\)$/],
    [
      'all of this in one order',
      { product: 'Plex Web', platform: 'Linux', lastSeenAt: ago(HOUR), new: true },
      /^TV \(Plex Web, Linux; [^();]*1 hour ago; new\)$/,
    ],
    ['what it is, when it has no name', { name: null, product: 'Plex Web' }, 'Plex Web (Plex Web)'],
    ['one line, whatever its name is', { name: 'a\nb\u202ec' }, 'a bc'],
  ])('a device is told with %s', (_, changes, line) => {
    if (typeof line === 'string') expect(lineOf(listed(changes))).toBe(line);
    else expect(lineOf(listed(changes))).toMatch(line);
  });

  it('each line of several accounts begins with a name, and a blank line stands between them', () => {
    const nameless = { ...ROSE, account: { ...signedIn('keychain'), last: null } } as const;
    const lines = linesOf(ROSE, [ROSE, nameless]);
    expect(lines).toHaveLength(7);
    for (const line of lines.slice(0, 3)) expect(line).toMatch(/^Rose: \S/);
    expect(lines[3]).toBe('');
    for (const line of lines.slice(4)) expect(line).toMatch(/^Plex account: \S/);
    expect(linesOf(ROSE).join()).not.toContain('Rose');
  });
});

describe('of the made-up account', () => {
  it('is a list that was read just now', () => {
    const report = JSON.parse(formatDemoDevices('json', NOW)) as { readonly devices: readonly unknown[] };
    expect(report).toMatchObject({ state: 'ready', fetchedAt: ago(0), problem: null });
    expect(formatDemoDevices('text', NOW).split('\n')).toHaveLength(report.devices.length + 2);
  });
});
