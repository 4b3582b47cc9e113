import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import {
  accountAsJson,
  accountFile,
  type AccountFileParts,
} from '../../../../main/account/export/account-file';
import { accountAsPage, type PageWords } from '../../../../main/account/export/account-page';
import { demoDevices } from '../../../../main/account/demo/demo-devices';
import { demoAccount } from '../../../../main/account/demo/demo';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const ADDRESS = 'somebody@example.com';
const SINCE = '2026-01-01T00:00:00.000Z';

/** The demo account, whose private parts are all of one kind that is easily found. */
function given(): AccountFileParts {
  const { last } = demoAccount('plex-pass', NOW);
  if (last === null) throw new Error('The demo has a reply.');
  const devices = demoDevices('plex-pass', NOW);
  return {
    reply: {
      ...last,
      user: {
        ...last.user,
        id: 'private-1',
        uuid: 'private-2',
        email: ADDRESS,
        thumb: 'https://plex.tv/users/private-2/avatar',
        username: ADDRESS,
        title: '<b onclick="x">Tom & Jerry</b>',
        extra: { 'new.thing': 'private-3' },
        subscriptions: [{ id: 'private-4', state: 'active' }],
      },
    },
    devices: {
      ...devices,
      devices: (devices.devices ?? []).map((device) => ({ ...device, id: 'private-5', name: ADDRESS })),
    },
    history: {
      since: SINCE,
      entries: [
        {
          at: '2026-02-01T12:00:00.000Z',
          kind: 'email',
          before: 'private-6',
          after: null,
          title: 'Email changed',
        },
        {
          at: '2026-02-01T12:00:00.000Z',
          kind: 'unknown-attribute',
          before: null,
          after: ['private-7'],
          title: 'New',
        },
        {
          at: '2026-02-01T12:00:00.000Z',
          kind: 'username',
          before: 'tom',
          after: ADDRESS,
          title: 'Username changed',
        },
      ],
    },
    now: NOW,
  };
}

let say: PageWords;
beforeAll(async () => {
  const [profile, views] = await Promise.all([profileCatalogs.en(), viewCatalogs.en()]);
  say = { ...profile.messages, ...views.messages };
});

describe('an account in a file', () => {
  it('has profile, subscription, devices and history', () => {
    const file = accountFile(given(), false);
    expect(JSON.parse(accountAsJson(file))).toMatchObject({
      schema: 1,
      exportedAt: '2026-11-29T12:00:00.000Z',
      profile: { country: 'GB', twoFactorEnabled: true },
      pass: { kind: 'plex-pass' },
      subscription: { active: true },
      history: { changes: [{ kind: 'email', title: 'Email changed' }, {}, { before: null, after: null }] },
    });
    expect(file.devices?.length).toBeGreaterThan(0);
    expect(file.devices?.[0]?.product).toBeTruthy();
  });

  it.each(['json', 'page'] as const)('names no e-mail address and no id unless asked to, as %s', (format) => {
    const written = (withPrivate: boolean): string => {
      const file = accountFile(given(), withPrivate);
      return format === 'json' ? accountAsJson(file) : accountAsPage(file, say);
    };
    expect(written(false)).not.toMatch(/private-|@example/);
    expect(written(true)).toContain(ADDRESS);
    expect(written(true)).toContain('private-1');
  });

  it('as JSON has a line for each value, and ends with one', () => {
    const written = accountAsJson(accountFile(given(), false));
    expect(written).toMatch(/^\{\n {2}"schema": 1,\n {2}"exportedAt": "2026-11-29T12:00:00\.000Z",\n/);
    expect(written).toMatch(/\n\}\n$/);
  });

  it('tells of the account what says nothing of who it is: its settings, player, entitlements and roles', () => {
    const parts = given();
    const user = {
      ...parts.reply.user,
      profile: { defaultAudioLanguage: 'en' },
      entitlements: ['ios', 'roku'],
      roles: ['plexpass'],
    };
    const { profile } = accountFile({ ...parts, reply: { ...parts.reply, user } }, false);
    const { country, twoFactorEnabled, entitlements, roles } = profile;
    expect({ country, twoFactorEnabled, entitlements, roles, player: profile.profile }).toEqual({
      ...{ country: 'GB', twoFactorEnabled: true },
      ...{ entitlements: ['ios', 'roku'], roles: ['plexpass'], player: { defaultAudioLanguage: 'en' } },
    });
    for (const name of [
      'id',
      'uuid',
      'email',
      'thumb',
      'extra',
      'oddities',
      'subscription',
      'subscriptions',
    ]) {
      expect(profile).not.toHaveProperty(name);
    }
  });

  it.each([
    [true, { id: 'device-1' }],
    [false, {}],
  ])(
    'tells of a device what the window does, and its id only among private parts (%s)',
    (withPrivate, id) => {
      const parts = given();
      const shown = {
        ...{ name: 'Kitchen', product: 'Plex Web', productVersion: '4.1', platform: 'Chrome' },
        ...{ platformVersion: '131', device: 'Linux', provides: ['player'], thisDevice: false, new: true },
        ...{ createdAt: '2026-01-01T00:00:00.000Z', lastSeenAt: '2026-02-01T00:00:00.000Z' },
      };
      const devices = [{ ...shown, id: 'device-1', removable: true }];
      const file = accountFile({ ...parts, devices: { ...parts.devices, devices } }, withPrivate);
      expect(file.devices).toEqual([{ ...shown, ...id }]);
    },
  );

  it('leaves out an address in lists and below, and keeps flags, numbers and what stands beside it', () => {
    const parts = given();
    const user = {
      ...parts.reply.user,
      ...{ homeSize: 4, restricted: false, joinedAt: null, roles: ['plexpass', ADDRESS] },
      profile: { audio: 'en', nickname: ADDRESS },
    };
    const of = (withPrivate: boolean) =>
      accountFile({ ...parts, reply: { ...parts.reply, user } }, withPrivate).profile;
    expect(of(false)).toMatchObject({
      ...{ homeSize: 4, restricted: false, joinedAt: null, roles: ['plexpass', null] },
      profile: { audio: 'en', nickname: null },
    });
    expect(of(true)).toMatchObject({ roles: user.roles, profile: user.profile });
  });

  it('tells what changed from what to what, but without the private parts only that it changed', () => {
    const parts = given();
    const plan = {
      at: '2026-03-01T12:00:00.000Z',
      kind: 'plan',
      before: 'monthly',
      after: 'yearly',
    } as const;
    const entries = [{ ...plan, title: 'Your plan changed' }, ...(parts.history?.entries ?? [])];
    const of = (withPrivate: boolean) =>
      accountFile({ ...parts, history: { since: SINCE, entries } }, withPrivate).history;
    expect(of(true)).toEqual({ since: SINCE, changes: entries });
    expect(of(false)?.changes.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['plan', 'monthly', 'yearly'],
      ['email', null, null],
      ['unknown-attribute', null, null],
      ['username', null, null],
    ]);
  });

  it('says on a page what changed as the timeline does: no values of what is on or off, and lists as they are', () => {
    const entries = [
      {
        kind: 'two-factor',
        before: 'true',
        after: 'false',
        title: 'Two-factor authentication was turned off',
      },
      { kind: 'features-added', before: null, after: ['dvr', 'live tv'], title: '2 features added' },
      { kind: 'features-removed', before: ['sync'], after: null, title: '1 feature removed' },
      { kind: 'plan', before: 'monthly', after: 'yearly', title: 'Your plan changed' },
      { kind: 'username', before: '', after: 'rose', title: 'Your username changed' },
    ] as const;
    const at = '2026-02-01T12:00:00.000Z';
    const all = entries.map((entry) => ({ ...entry, at }));
    const page = accountAsPage(
      accountFile({ ...given(), history: { since: SINCE, entries: all } }, true),
      say,
    );
    const cells = [...page.matchAll(/<td><bdi>([^<]*)<\/bdi><\/td>/g)].map(([, text]) => text);
    expect(cells.slice(-entries.length)).toEqual([
      'Two-factor authentication was turned off',
      '2 features added: dvr, live tv',
      '1 feature removed: sync',
      'Your plan changed: monthly → yearly',
      'Your username changed: – → rose',
    ]);
  });

  it.each([
    [{ title: 'Tom' }, 'Tom'],
    [{ title: '\u3164', friendlyName: 'Tommy' }, 'Tommy'],
    [{ title: ADDRESS, friendlyName: '', username: 'tom' }, 'tom'],
    [{ title: '', friendlyName: '', username: ADDRESS }, 'Plex account'],
  ])('calls the account on a page as the window does: %j', (names, heading) => {
    const { reply } = given();
    const user = { ...reply.user, ...names };
    const page = accountAsPage(accountFile({ ...given(), reply: { ...reply, user } }, false), say);
    expect(page).toContain(`<h1><bdi>${heading}</bdi></h1>`);
  });

  it('is there before devices and changes are', () => {
    const { devices } = given();
    const file = accountFile({ ...given(), devices: { ...devices, devices: null }, history: null }, false);
    expect([file.devices, file.history]).toEqual([null, null]);
    const page = accountAsPage(file, say);
    expect(page).toContain('Your devices haven’t been loaded yet.');
    expect(page).toContain('No changes yet.');
  });
});

describe('its page', () => {
  it('shows what plex.tv said as text, whatever it is', () => {
    const page = accountAsPage(accountFile(given(), true), say);
    expect(page).toContain('<h1><bdi>&lt;b onclick=&quot;x&quot;&gt;Tom &amp; Jerry&lt;/b&gt;</bdi></h1>');
    expect(page).not.toContain('<b ');
  });

  it('loads nothing and runs nothing: its policy allows its own style alone', () => {
    const page = accountAsPage(accountFile(given(), true), say);
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<(?:script|link|img|iframe)|\b(?:src|href|style)=/);
  });

  it('says in words what the window says', () => {
    const page = accountAsPage(accountFile(given(), false), say);
    expect(page).toContain('<html lang="en">');
    for (const words of [
      'Two-factor authentication',
      'Subscription',
      'Devices',
      'What changed',
      'Plex Pass',
    ]) {
      expect(page).toContain(words);
    }
  });
});
