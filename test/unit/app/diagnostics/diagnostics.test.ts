import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import { DEFAULT_SETTINGS } from '../../../../preload/contract/app/settings';
import { fail, succeed } from '../../../../preload/contract/result';
import type { OpenAccount } from '../../../../main/account/open-account';
import { demoAccount } from '../../../../main/account/demo/demo';
import { problem } from '../../../../main/base/problems';
import { writeDiagnostics, type DiagnosticsFacts } from '../../../../main/app/diagnostics/diagnostics';
import { ProblemLog } from '../../../../main/app/diagnostics/problem-log';
import { desktopIn, isOwnFile } from '../../../../main/app/diagnostics/system-facts';
import { keychainProblem } from '../../../../main/storage/keychain/keychain-problems';
import { FakeClock } from '../../support/fake-clock';

const now = Date.parse('2026-01-01T12:00:00.000Z');

interface Opened {
  readonly id?: number;
  readonly state: AccountState;
  readonly devicesProblem?: ReturnType<typeof problem> | null;
}

function opened({ id = 1, state, devicesProblem = null }: Opened): OpenAccount {
  return {
    id,
    account: { state },
    history: { current: { entries: [{ at: '2026-01-01T00:00:00.000Z' }] } },
    devices: { state: { known: null, nextReadAt: null, problem: devicesProblem } },
  } as unknown as OpenAccount; // what is asked of one is all that there is
}

function facts(more: Partial<DiagnosticsFacts> = {}): DiagnosticsFacts {
  return {
    versions: { marquee: '1.2.3', electron: '45.0.0', chromium: '1', node: '24' },
    system: {
      ...{ platform: 'linux', release: '6.1', arch: 'x64', desktop: 'KDE', session: 'wayland' },
      ...{ displayServer: 'x11', packaged: true, language: 'de', region: 'de-AT' },
    },
    files: { 'settings.json': 12 },
    accounts: [],
    shown: 1,
    problems: [],
    keychain: { provider: 'KWallet', probe: succeed(undefined) },
    tray: 'there',
    update: 'idle',
    settings: DEFAULT_SETTINGS,
    now,
    ...more,
  };
}

const read = (more: Partial<DiagnosticsFacts> = {}): Record<string, unknown> =>
  JSON.parse(writeDiagnostics(facts(more))) as Record<string, unknown>;

/** Each text in a value, however deep, with its key. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

describe('diagnostics', () => {
  it('tell versions, system, keychain, tray, settings by name and sizes', () => {
    expect(read()).toEqual({
      schema: 1,
      at: '2026-01-01T12:00:00.000Z',
      versions: facts().versions,
      system: facts().system,
      keychain: { provider: 'KWallet', problem: null },
      tray: 'there',
      update: 'idle',
      settings: DEFAULT_SETTINGS,
      shown: 1,
      accounts: [],
      problems: [],
      files: { 'settings.json': 12 },
    });
  });

  it('tell how an account stands and when it is read', () => {
    const state: AccountState = {
      ...signedIn('keychain', 'browser'),
      last: { user: { subscription: null, oddities: [], extra: {} }, fetchedAt: '2026-01-01T11:00:00.000Z' },
      nextReadAt: '2026-01-01T12:15:00.000Z',
      problem: problem('unavailable', { status: 503, code: 1001, retryAt: '2026-01-01T12:10:00.000Z' }),
    };
    expect(read({ accounts: [opened({ id: 3, state })] })['accounts']).toEqual([
      {
        account: 3,
        ...{ state: 'unavailable', kept: 'keychain', origin: 'browser', reading: false },
        ...{ fetchedAt: '2026-01-01T11:00:00.000Z', nextReadAt: '2026-01-01T12:15:00.000Z' },
        problem: { kind: 'unavailable', status: 503, code: 1001, retryAt: '2026-01-01T12:10:00.000Z' },
        pass: { kind: 'unknown', state: null },
        reply: { oddities: 0, unknown: 0 },
        history: { entries: 1 },
        devices: { count: null, nextReadAt: null, problem: null },
      },
    ]);
    expect(read({ accounts: [opened({ state: { kind: 'starting' } })] })['accounts']).toMatchObject([
      { state: 'signed-out', kept: null, problem: null },
    ]);
  });

  it('tell why the keychain would not answer', () => {
    const probe = fail(keychainProblem('locked'));
    expect(read({ keychain: { provider: null, probe } })['keychain']).toMatchObject({
      provider: null,
      problem: { kind: 'keychain-locked' },
    });
  });

  it('tell of the settings those that are known, whatever else stands in their file', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      owner: { name: 'Lantern' },
      toString: 'Lantern',
    } as const;
    expect(read({ settings })['settings']).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it('hold nothing of whose account it is: no name, id, address, e-mail or token', () => {
    const demo = demoAccount('plex-pass', now);
    if (demo.last === null) throw new Error('The demo has an account.');
    const { user } = demo.last;
    const secret = 'canaryToken0000Secret';
    const marked = Object.fromEntries(
      Object.entries(user).map(([key, value]) => [key, typeof value === 'string' ? `canary-${key}` : value]),
    );
    const state: AccountState = {
      ...demo,
      last: {
        ...demo.last,
        user: {
          ...user,
          ...marked,
          extra: { [secret]: secret },
          oddities: [secret] as never,
          subscription: { ...user.subscription, plan: secret, features: [secret] },
        },
      },
      problem: problem('bad-request', { code: secret }, () => ({ message: secret, advice: secret })),
    };
    const log = new ProblemLog(new FakeClock(now));
    const account = opened({ state, devicesProblem: problem('unreadable', { code: secret }) });
    log.take(account);
    const text = writeDiagnostics(facts({ accounts: [account], problems: log.all }));
    expect(text).not.toContain('canary');
    const allowed = ['plex-pass', 'active', demo.last.fetchedAt, demo.nextReadAt, 'demo', 'pasted'];
    const told = textsIn(user).filter((it) => it.length > 5 && !allowed.includes(it));
    const keys = new Set(textsIn(JSON.parse(text)));
    expect(told.filter((it) => keys.has(it) && !/^[a-z]+$/i.test(it))).toEqual([]);
  });
});

describe('the problems of the past', () => {
  it('are told with their times, each once, the newest last', () => {
    const clock = new FakeClock(now);
    const log = new ProblemLog(clock);
    const unreachable = problem('unreachable', { code: 'ERR_TIMED_OUT' });
    const look = (it: typeof unreachable | ReturnType<typeof problem> | null): void =>
      log.follow({
        kind: 'state',
        opened: opened({ id: 2, state: { ...signedIn('keychain'), problem: it } }),
      });
    look(null);
    look(unreachable);
    look(unreachable);
    clock.pass(60_000);
    look(null);
    look(problem('unavailable', { status: 503 }));
    log.follow({ kind: 'shown' });
    expect(log.all).toEqual([
      {
        ...{ at: '2026-01-01T12:00:00.000Z', account: 2, of: 'account', kind: 'unreachable' },
        ...{ status: null, code: 'ERR_TIMED_OUT', retryAt: null },
      },
      {
        ...{ at: '2026-01-01T12:01:00.000Z', account: 2, of: 'account', kind: 'unavailable' },
        ...{ status: 503, code: null, retryAt: null },
      },
    ]);
  });

  it('of devices are told apart, and no more than fifty are kept', () => {
    const log = new ProblemLog(new FakeClock(now));
    const state = signedIn('keychain');
    for (let count = 0; count < 60; count += 1) {
      log.take(opened({ state, devicesProblem: problem('unreadable', { status: count }) }));
    }
    expect(log.all).toHaveLength(50);
    expect(log.all.at(-1)).toMatchObject({ of: 'devices', status: 59 });
  });
});

describe('of the system is told', () => {
  it.each([
    ['GNOME', 'GNOME'],
    ['ubuntu:GNOME', 'ubuntu:GNOME'],
    ['X-Cinnamon', 'X-Cinnamon'],
    ['', null],
    [undefined, null],
    ['/home/someone', null],
    ['someone@example.com', null],
    ['abcDEF123', null],
  ])('of the desktop %j: %j', (value, told) => {
    expect(desktopIn(value)).toBe(told);
  });

  it('how large Marquee’s own files are, and no other’s', () => {
    for (const name of [
      'account.json',
      'settings.json',
      'window.json',
      'update.json',
      'told.json',
      'last-reply.sealed',
      'history-12.sealed',
    ])
      expect(isOwnFile(name), name).toBe(true);
    for (const name of ['Cookies', 'me@example.com.json', 'secret.sealed', 'history-1234.sealed', 'a.json'])
      expect(isOwnFile(name), name).toBe(false);
  });
});
