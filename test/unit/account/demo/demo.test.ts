import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_SCENARIOS, type DemoScenario } from '../../../../preload/contract/account/demo';
import { type User, USER_ATTRIBUTES } from '../../../../preload/contract/account/user';
import { demoAccount, DEMO_HOME } from '../../../../main/account/demo/demo';
import { demoHistory } from '../../../../main/account/demo/demo-history';
import { passOf } from '../../../../preload/contract/account/pass';
import { isPictureAddress } from '../../../../main/plex/documents/picture';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

function userIn(scenario: DemoScenario): User {
  const { last } = demoAccount(scenario, NOW);
  if (!last) throw new Error('The demo shows no reply.');
  return last.user;
}

describe('the demo', () => {
  it.each(DEMO_SCENARIOS)('is marked as one, in the situation %s too, and waits for nothing', (scenario) => {
    expect(demoAccount(scenario, NOW)).toMatchObject({
      kind: 'signed-in',
      kept: 'demo',
      scenario,
      reading: false,
    });
  });

  it.each<DemoScenario>(['plex-pass', 'free', 'managed', 'sparse'])('has read just now: %s', (scenario) => {
    const state = demoAccount(scenario, NOW);
    expect(state).toMatchObject({ problem: null, nextReadAt: null });
    expect(state.last?.fetchedAt).toBe('2026-01-31T12:00:00.000Z');
  });

  it.each([
    ['rejected', { status: 401, code: 1001 }],
    ['rate-limited', { status: 429, code: 1003, retryAt: '2026-01-31T12:02:00.000Z' }],
    ['unavailable', { status: 503 }],
    ['unreachable', { code: 'ERR_NAME_NOT_RESOLVED' }],
    ['unreadable', { status: 200 }],
    ['keychain-locked', {}],
  ] as const)('shows what was known three hours ago beside a failure: %s', (kind, facts) => {
    const state = demoAccount(kind, NOW);
    expect(state.problem).toMatchObject({ kind, ...facts });
    expect(state.nextReadAt).toBe(kind === 'rate-limited' ? '2026-01-31T12:02:00.000Z' : null);
    expect(state.last).toEqual({ user: userIn('plex-pass'), fetchedAt: '2026-01-31T09:00:00.000Z' });
  });
});

describe('the made-up subscriptions', () => {
  it.each<[DemoScenario, object]>([
    ['plex-pass', { kind: 'plex-pass', state: 'active', renewsAt: '2026-02-23T12:00:00.000Z', endsAt: null }],
    [
      'ending-pass',
      { kind: 'plex-pass', state: 'ending', endsAt: '2026-02-05T12:00:00.000Z', renewsAt: null },
    ],
    [
      'remote-watch-pass',
      { kind: 'remote-watch-pass', state: 'active', renewsAt: '2026-02-20T12:00:00.000Z' },
    ],
  ])('of %s is what its name says', (scenario, pass) => {
    expect(passOf(userIn(scenario))).toMatchObject(pass);
  });
});

describe('the made-up account with another subscription', () => {
  it('is called by it, and cancels what ends', () => {
    const ending = userIn('ending-pass');
    expect(ending.title).toMatch(/\(canceled\)$/);
    expect(ending.subscriptionDescription).toMatch(/^Monthly/);
    expect(ending.subscription?.plan).toBe('monthly');
    expect(ending.subscription?.features).toContain('pass');
    expect(ending.subscriptions).toMatchObject([
      { state: 'pending_cancellation', mode: 'monthly', canceled: true },
    ]);
  });

  it('has no more than a Remote Watch Pass gives', () => {
    const remote = userIn('remote-watch-pass');
    expect(remote.title).toMatch(/\(Remote Watch\)$/);
    expect(remote).toMatchObject({
      subscriptionDescription: 'Remote Watch Pass',
      entitlements: [],
      roles: [],
    });
    expect(remote.subscription).toMatchObject({ active: true, plan: 'remote-watch' });
    expect(remote.subscription?.features).toHaveLength(4);
    for (const feature of remote.subscription?.features ?? []) expect(feature).toMatch(/^[\w-]+$/);
    expect(remote.subscriptions).toMatchObject([{ state: 'active', mode: 'monthly' }]);
  });
});

describe('the made-up account', () => {
  let subscription: User['subscription'];
  let facts: Omit<User, 'subscription'>;
  beforeEach(() => ({ subscription, ...facts } = userIn('plex-pass')));

  it('has every documented attribute, so that every card has something to show', () => {
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(Object.keys(USER_ATTRIBUTES)));
    expect(facts).toMatchObject({
      oddities: [],
      extra: {},
      subscriptions: [{ mode: 'yearly', canceled: false }],
    });
  });

  it('is that of a careful person with a Plex Pass that renews each year', () => {
    expect(subscription).toMatchObject({ active: true, status: 'Active', plan: 'yearly' });
    expect(subscription?.paymentService).toBe('braintree');
    expect(facts).toMatchObject({ subscriptionDescription: 'Yearly Plex Pass', roles: ['plexpass'] });
    expect(facts).toMatchObject({ entitlements: ['all'], confirmed: true, hasPassword: true });
    expect(facts).toMatchObject({ protected: true, twoFactorEnabled: true, backupCodesCreated: false });
    expect(facts).toMatchObject({ restricted: false, anonymous: false, emailOnlyAuth: false });
    expect(facts).toMatchObject({ mailingListStatus: 'active', mailingListActive: true, scrobbleTypes: '' });
    expect(facts.experimentalFeatures).toBe(false);
    expect(Date.parse(subscription?.subscribedAt ?? '')).toBeGreaterThan(Date.parse(facts.joinedAt ?? ''));
    expect(subscription?.features).toContain('two-factor-authentication');
  });

  it('can be nobody’s: its address is one that is kept for examples', () => {
    expect(facts.email).toMatch(/^[a-z]+@example\.com$/);
    expect(facts).toMatchObject({ username: 'demo', title: 'Demo Account', friendlyName: 'The Demo' });
  });

  it('speaks English as in Great Britain, and prefers to hear it', () => {
    expect(facts).toMatchObject({ locale: 'en-GB', country: 'GB' });
    expect(facts.profile).toEqual({
      autoSelectAudio: '1',
      defaultAudioLanguage: 'en',
      defaultSubtitleLanguage: 'en',
      autoSelectSubtitle: '0',
    });
  });

  it('has a picture of its own where plex.tv keeps them, and is remembered for two weeks', () => {
    expect(isPictureAddress(facts.thumb ?? '')).toBe(true);
    expect(facts.thumb).toContain(facts.uuid);
    expect(facts.uuid).toMatch(/^[0-9a-f]{16}$/);
    expect(facts.rememberExpiresAt).toBe(new Date(NOW + 14 * DAY).toISOString());
  });

  it('is the admin of the Home that its members show', () => {
    expect(facts).toMatchObject({ home: true, homeAdmin: true, guest: false, maxHomeSize: 15 });
    expect(facts.homeSize).toBe(DEMO_HOME.length);
    const { id, title, username } = facts;
    expect(DEMO_HOME[0]).toMatchObject({ id, title, username, admin: true });
  });

  it('without Plex Pass has no role, no Home and fewer features', () => {
    const free = userIn('free');
    expect(passOf(free).kind).toBe('none');
    expect(free).toMatchObject({ home: false, homeAdmin: false, homeSize: 1, twoFactorEnabled: false });
    expect(free).toMatchObject({
      entitlements: [],
      roles: [],
      protected: false,
      subscriptionDescription: '',
    });
    expect(free.title).toBe('Demo Account (free)');
    expect(free.email, 'all else is the same').toBe(facts.email);
    expect(free.subscription).toMatchObject({ status: 'Inactive', plan: '', subscribedAt: null });
    expect(free.subscription?.paymentService).toBe('');
    expect(free.subscription?.features.length).toBeLessThan(subscription?.features.length ?? 0);
    expect(subscription?.features).toEqual(expect.arrayContaining([...(free.subscription?.features ?? [])]));
  });

  it('of a managed user has a title alone, and may not do everything', () => {
    const managed = userIn('managed');
    expect(managed).toMatchObject({ title: 'Demo Managed User', username: '', email: '', friendlyName: '' });
    expect(managed).toMatchObject({
      restricted: true,
      homeAdmin: false,
      hasPassword: false,
      anonymous: null,
    });
    expect(managed).toMatchObject({ mailingListStatus: 'removed', mailingListActive: false });
    expect(managed).toMatchObject({
      subscription: null,
      entitlements: [],
      roles: [],
      twoFactorEnabled: false,
    });
    expect(managed.home, 'and lives in the same Home').toBe(true);
  });

  it('of which little was sent has something odd and something new', () => {
    const sparse = userIn('sparse');
    expect(passOf(sparse).kind, 'it was not sent').toBe('unknown');
    expect(sparse.subscription).toMatchObject({ status: 'Inactive', features: [] });
    expect(sparse).toMatchObject({ home: false, homeSize: 1, joinedAt: null });
    expect(sparse.oddities).toMatchObject([{ attribute: 'joinedAt', expected: 'instant' }]);
    expect(sparse.oddities[0]?.value, 'is no time').toMatch(/^[a-z ]+$/);
    expect(Object.values(sparse.extra).every((value) => /^\d+$/.test(value))).toBe(true);
    expect(Object.keys(sparse.extra)).toContain('certificateVersion');
    expect(sparse.email).toBe(facts.email);
    expect([sparse.id, sparse.username]).not.toContain('');
    expect(sparse.id).not.toBe(facts.id);
  });
});

describe('the made-up history', () => {
  it.each(DEMO_SCENARIOS)(
    'is that of the account, the newest first, and nobody has seen it: %s',
    (scenario) => {
      const history = demoHistory(scenario, NOW);
      expect(history).toMatchObject({ account: { id: userIn('plex-pass').id }, seen: null });
      expect(history.since).toBe(new Date(NOW - 40 * DAY).toISOString());
      const times = history.entries.map(({ at }) => Date.parse(at));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      for (const at of times) expect(at).toBeLessThan(NOW);
    },
  );

  it('ends with what the account shows', () => {
    const changes = demoHistory('plex-pass', NOW).entries;
    expect(changes).toHaveLength(9);
    expect(changes[0]?.at).toBe(new Date(NOW - 3 * HOUR).toISOString());
    expect(changes.find(({ kind }) => kind === 'plan')).toMatchObject({ after: 'yearly' });
    expect(demoHistory('unavailable', NOW).entries).toEqual(changes);
    const free = demoHistory('free', NOW).entries;
    expect(free.find(({ kind }) => kind === 'plex-pass')).toMatchObject({ before: 'true', after: 'false' });
  });

  it.each<DemoScenario>(['managed', 'sparse'])('is empty where nothing has changed: %s', (scenario) =>
    expect(demoHistory(scenario, NOW).entries).toEqual([]),
  );
});
