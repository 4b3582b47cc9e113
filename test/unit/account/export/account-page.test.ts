import { beforeAll, describe, expect, it } from 'vitest';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { AccountFile } from '../../../../main/account/export/account-file';
import { accountAsPage, type PageWords } from '../../../../main/account/export/account-page';
import { format, localeInUse, speak } from '../../../../main/base/words';

let say: PageWords;
beforeAll(async () => {
  const [profile, views] = await Promise.all([profileCatalogs.en(), viewCatalogs.en()]);
  say = { ...profile.messages, ...views.messages };
});

const file: AccountFile = {
  schema: 1,
  exportedAt: '2026-11-29T12:00:00.000Z',
  fetchedAt: '2026-11-29T12:00:00.000Z',
  profile: { title: 'Rose', username: '', home: true, guest: false, homeSize: 4 },
  pass: { kind: 'plex-pass', state: 'active', renewsAt: '2027-01-05T12:00:00.000Z', endsAt: null },
  subscription: { active: true, status: 'Active', plan: 'yearly', features: ['dvr', 'sync'] },
  devices: [],
  history: { since: '2026-01-01T12:00:00.000Z', changes: [] },
};

/** The rows of a page, each as its label and its value. */
const rowsOf = (page: string) =>
  [...page.matchAll(/<th scope="row"><bdi>(.*?)<\/bdi><\/th><td><bdi>(.*?)<\/bdi><\/td>/g)].map(
    ([, label, value]) => [label, value],
  );

describe('the page of an account', () => {
  it('has a row for all that plex.tv told, in the words of the window', () => {
    const { fields, listedSubscription, state } = say.profile;
    const rows = rowsOf(accountAsPage(file, say));
    expect(rows).toContainEqual([fields.title.label, 'Rose']);
    expect(rows).toContainEqual([fields.username.label, state.empty]);
    expect(rows).toContainEqual([fields.homeSize.label, '4']);
    expect(rows).toContainEqual(['Plan', 'yearly']);
    expect(rows).toContainEqual([listedSubscription.renewsAt.label, 'January 5, 2027']);
    expect(rows).toContainEqual([fields['subscription.features'].label, 'dvr and sync']);
    expect(rows.map(([, value]) => value)).toEqual([
      ...[state.empty, 'Rose', 'Enabled', 'No', '4'],
      ...['Plex Pass', 'Active', 'yearly', 'January 5, 2027', 'dvr and sync'],
    ]);
  });

  it('names a country and a language, and writes numbers, as the window does', () => {
    const profile = { country: 'GB', locale: 'en_GB', homeSize: 1234 };
    const values = rowsOf(accountAsPage({ ...file, profile }, say)).map(([, value]) => value);
    expect(values.slice(0, 3)).toEqual(['British English', 'United Kingdom', '1,234']);
  });

  it('leaves a country and a language empty that were sent so', () => {
    const profile = { country: '', locale: '' };
    const values = rowsOf(accountAsPage({ ...file, profile }, say)).map(([, value]) => value);
    expect(values.slice(0, 2)).toEqual([say.profile.state.empty, say.profile.state.empty]);
  });

  it('says that there are no devices, and since when nothing changed', () => {
    const page = accountAsPage(file, say);
    expect(page).toContain(`<p>${say.views.devices.empty}</p>`);
    expect(page).toContain(say.views.history.nothingSince({ day: 'January 1, 2026' }));
  });

  it('words a flag as the window does, one with words of its own and one without', () => {
    const of = (flag: boolean) =>
      rowsOf(accountAsPage({ ...file, profile: { guest: flag, home: flag, twoFactorEnabled: flag } }, say))
        .slice(0, 3)
        .map(([, value]) => value);
    expect(of(true)).toEqual(['Enabled', 'Yes', 'On']);
    expect(of(false)).toEqual(['Not enabled', 'No', 'Off']);
  });

  it('says “sent empty” of what plex.tv sent empty, and 0 of a count of none', () => {
    const { fields, state } = say.profile;
    const rows = rowsOf(
      accountAsPage({ ...file, profile: { joinedAt: null, guest: null, homeSize: 0 } }, say),
    );
    expect(rows).toContainEqual([fields.joinedAt.label, state.empty]);
    expect(rows).toContainEqual([fields.guest.label, state.empty]);
    expect(rows).toContainEqual([fields.homeSize.label, '0']);
  });

  it('has days for times, and only the rows of a subscription that plex.tv told of', () => {
    const { fields, listedSubscription } = say.profile;
    const joinedAt = '2015-01-04T12:00:00.000Z';
    const ending = { kind: 'plex-pass', state: 'ending', renewsAt: null } as const;
    const rows = rowsOf(
      accountAsPage(
        {
          ...file,
          profile: { joinedAt },
          pass: { ...ending, endsAt: '2027-02-06T12:00:00.000Z' },
          subscription: {
            subscribedAt: '2020-03-02T12:00:00.000Z',
            paymentService: 'braintree',
            features: [],
          },
        },
        say,
      ),
    );
    expect(rows).toEqual([
      [fields.joinedAt.label, 'January 4, 2015'],
      [fields['subscription.active'].label, 'Plex Pass'],
      [fields['subscription.subscribedAt'].label, 'March 2, 2020'],
      [fields['subscription.paymentService'].label, 'braintree'],
      [listedSubscription.endsAt.label, 'February 6, 2027'],
    ]);
  });

  it('says which subscription there is where plex.tv sent nothing else of one', () => {
    const pass = { kind: 'none', state: null, renewsAt: null, endsAt: null } as const;
    const rows = rowsOf(accountAsPage({ ...file, profile: {}, pass, subscription: null }, say));
    expect(rows).toEqual([[say.profile.fields['subscription.active'].label, 'No Plex Pass']]);
  });

  it('says of a device what it is called, its app, its system and when it was last used, as far as that is known', () => {
    const nothing = {
      ...{ name: null, product: null, productVersion: null, platform: null, platformVersion: null },
      ...{ device: null, provides: [], createdAt: null, lastSeenAt: null, thisDevice: false, new: false },
    };
    const devices = [
      {
        ...{ ...nothing, name: 'Kitchen', product: 'Plex Web', productVersion: '4.1' },
        ...{ platform: 'Chrome', platformVersion: '131', lastSeenAt: '2026-02-01T12:00:00.000Z' },
      },
      { ...nothing, name: 'Hall', platform: 'Android' },
      { ...nothing, product: 'Plexamp', productVersion: '4.1' },
      nothing,
    ];
    expect(rowsOf(accountAsPage({ ...file, devices }, say)).slice(-devices.length)).toEqual([
      ['Kitchen', 'Plex Web 4.1 · Chrome 131 · Last used February 1, 2026'],
      ['Hall', 'Android'],
      ['Plexamp', 'Plexamp 4.1'],
      ['Unnamed device', ''],
    ]);
  });

  it('says of a change when it was seen, what it is called and what it was about', () => {
    const at = '2026-02-01T12:00:00.000Z';
    const changes = [
      { at, kind: 'plan', before: 'monthly', after: '', title: 'Your plan changed' },
      { at, kind: 'email', before: null, after: null, title: 'Your e-mail address changed' },
    ] as const;
    const page = accountAsPage({ ...file, history: { since: at, changes } }, say);
    expect(rowsOf(page).slice(-changes.length)).toEqual([
      [format().dayAndTime(at), 'Your plan changed: monthly → –'],
      [format().dayAndTime(at), 'Your e-mail address changed'],
    ]);
  });

  it('is entitled as the account, and says when it was made', () => {
    const page = accountAsPage({ ...file, profile: { title: 'Rose\n& Tom' } }, say);
    expect(page).toContain('<title>Rose &amp; Tom</title>');
    expect(page).toContain(`<p>Exported by Marquee on ${format().dayAndTime(file.exportedAt)}</p>`);
  });

  it('has the parts of the window in their order, each under its title', () => {
    const page = accountAsPage(file, say);
    const titles = [...page.matchAll(/<section>\n<h2>(.*?)<\/h2>/g)].map(([, title]) => title);
    const { profile, views } = say;
    expect(titles).toEqual([
      profile.profile.title,
      profile.cards.pass.title,
      views.devices.title,
      views.history.title,
    ]);
  });

  it('shows every sign of markup as that sign', () => {
    const page = accountAsPage({ ...file, profile: { title: `&<>"'&` } }, say);
    expect(page).toContain('<h1><bdi>&amp;&lt;&gt;&quot;&#39;&amp;</bdi></h1>');
  });

  it('is a page in the language that the window speaks', async () => {
    const english = localeInUse();
    try {
      await speak({ ...english, language: 'de' });
      expect(accountAsPage(file, say)).toContain('<html lang="de">');
      await speak({ ...english, language: 'fr' });
      const at = file.exportedAt;
      const plan = { at, kind: 'plan', before: 'a', after: 'b', title: 'Votre formule a changé' } as const;
      const page = accountAsPage({ ...file, history: { since: at, changes: [plan] } }, say);
      expect(rowsOf(page).at(-1)?.at(-1)).toBe('Votre formule a changé\u00a0: a → b');
    } finally {
      await speak(english);
    }
  });
});
