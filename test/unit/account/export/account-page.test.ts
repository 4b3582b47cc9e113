import { beforeAll, describe, expect, it } from 'vitest';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { AccountFile } from '../../../../main/account/export/account-file';
import { accountAsPage, type PageWords } from '../../../../main/account/export/account-page';

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

  it('says that there are no devices, and since when nothing changed', () => {
    const page = accountAsPage(file, say);
    expect(page).toContain(`<p>${say.views.devices.empty}</p>`);
    expect(page).toContain(say.views.history.nothingSince({ day: 'January 1, 2026' }));
  });
});
