import { describe, expect, it } from 'vitest';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type ChangeValue,
} from '../../../../preload/contract/account/changes';
import { shown, titleOf } from '../../../../main/account/history/change-words';

const title = (kind: ChangeKind, before: ChangeValue, after: ChangeValue): string =>
  titleOf({ kind, before, after });

describe('what a change is called', () => {
  it('counts lists alone, and no text beside them', () => {
    expect(title('device-added', 'x', ['TV'])).toMatch(/^A new device/);
  });

  it.each<[ChangeKind, set: RegExp, unset: RegExp]>([
    ['plex-pass', /Plex Pass started/, /Plex Pass ended/],
    ['remote-watch-pass', /Watch Pass started/, /Watch Pass ended/],
    ['home', /Home .* on$/, /Home .* off$/],
    ['home-admin', /became the .* admin/, /no longer the .* admin/],
    ['guest', /became a .* guest/, /no longer a .* guest/],
    ['restricted', /was restricted/, /no longer restricted/],
  ])('of the flag %s tells whether it was set or not', (kind, set, unset) => {
    expect(title(kind, 'false', 'true')).toMatch(set);
    expect(title(kind, 'true', 'false')).toMatch(unset);
  });

  it.each<[ChangeKind, RegExp]>([
    ['plan', /plan changed/],
    ['subscription-status', /status changed/],
    ['two-factor', /Two-factor .* off/],
    ['backup-codes', /Backup codes/],
    ['password', /password .* removed/],
    ['pin', /PIN .* removed/],
    ['email', /email .* changed/],
    ['username', /username changed/],
    ['home-size', /people in .* Home/],
  ])('of %s names it', (kind, words) => {
    expect(title(kind, 'a', 'b')).toMatch(words);
  });

  it.each<[ChangeKind, side: 'before' | 'after', one: RegExp, two: RegExp]>([
    ['features-added', 'after', /^1 feature added/, /^2 features added/],
    ['features-removed', 'before', /^1 feature removed/, /^2 features removed/],
    ['unknown-attribute', 'after', /1 detail /, /2 details /],
    ['device-added', 'after', /A new device/, /^2 new devices/],
    ['device-removed', 'before', /A device was/, /^2 devices were/],
  ])('of %s counts what is listed %s', (kind, side, one, two) => {
    const titleFor = (...ids: readonly string[]): string =>
      side === 'after' ? title(kind, null, ids) : title(kind, ids, null);
    expect(titleFor('x')).toMatch(one);
    expect(titleFor('x', 'y')).toMatch(two);
  });

  it.each(CHANGE_KINDS)(
    'holds no value of the account, since it may stand on a locked screen: %s',
    (kind) => {
      expect(title(kind, 'secret@example.com', 'secret@example.com')).not.toContain('secret');
      expect(title(kind, ['secret'], ['secret'])).not.toContain('secret');
    },
  );
});

it('a history is shown with the names of its changes, and without whose it is', () => {
  const at = '2026-01-02T00:00:00.000Z';
  const since = '2026-01-01T00:00:00.000Z';
  const entry = { at, kind: 'home-size', before: '1', after: '2' } as const;
  expect(shown({ account: { id: '7' }, since, entries: [entry], seen: null })).toEqual({
    since,
    entries: [{ ...entry, title: titleOf(entry) }],
  });
});
