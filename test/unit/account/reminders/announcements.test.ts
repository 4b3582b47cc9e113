import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS, type HistoryEntry } from '../../../../preload/contract/account/changes';
import {
  notificationOfChanges,
  notificationOfRejection,
  notificationOfRenewal,
} from '../../../../main/account/reminders/announcements';
import { passOf } from '../../../../preload/contract/account/pass';

const at = '2026-01-01T00:00:00.000Z';
const entry = (kind: HistoryEntry['kind'], after: string): HistoryEntry => ({
  at,
  kind,
  before: 'canary-before',
  after,
});

describe('the notification of changes', () => {
  it('names the one change there is', () => {
    expect(notificationOfChanges([entry('plex-pass', 'false')], 'Quiet Lantern', [])).toEqual({
      id: 'changes',
      title: 'Plex Pass ended',
      body: 'Quiet Lantern',
      urgent: false,
    });
  });

  it('is one for a burst, which names the first and counts the rest', () => {
    const burst = [
      entry('two-factor', 'false'),
      entry('plan', ''),
      entry('home-size', '3'),
      entry('guest', 'true'),
      entry('email', 'x@example.com'),
    ];
    expect(notificationOfChanges(burst, 'Quiet Lantern', [])).toEqual({
      id: 'changes',
      title: '5 changes to your Plex account',
      body: [
        'Quiet Lantern',
        'Two-factor authentication was turned off',
        'Your plan changed',
        'The number of people in your Plex Home changed',
        'and 2 more',
      ].join('\n'),
      urgent: true,
    });
  });

  it('names all of a burst that is short', () => {
    const burst = [entry('plan', ''), entry('home-size', '3'), entry('guest', 'true')];
    const lines = notificationOfChanges(burst, 'Quiet Lantern', [])?.body.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines?.at(-1)).not.toContain('more');
  });

  it('leaves out the kinds that are switched off', () => {
    const changes = [entry('plan', ''), entry('features-added', '')];
    expect(notificationOfChanges(changes, '', ['features'])?.title).toBe('Your plan changed');
    expect(notificationOfChanges(changes, '', ['features', 'pass'])).toBeNull();
    expect(notificationOfChanges([], '', [])).toBeNull();
  });

  it('has one of its own for devices that came, however many, and none for those that went', () => {
    const came = { ...entry('device-added', ''), after: ['Tablet', 'Phone'] };
    expect(notificationOfChanges([came], 'Quiet Lantern', [])).toMatchObject({
      id: 'devices',
      title: '2 new devices signed in to your Plex account',
      urgent: true,
    });
    expect(notificationOfChanges([came, entry('plan', '')], 'Quiet Lantern', [])?.id).toBe('changes');
    expect(notificationOfChanges([came], 'Quiet Lantern', ['devices'])).toBeNull();
    expect(notificationOfChanges([entry('device-removed', '')], 'Quiet Lantern', [])).toBeNull();
  });

  it.each(CHANGE_KINDS.filter((kind) => kind !== 'device-removed'))(
    'shows no value of %s, since it may stand on a locked screen',
    (kind) => {
      const notice = notificationOfChanges([entry(kind, 'canary-after')], 'Quiet Lantern', []);
      expect(notice?.title).toBeTruthy();
      expect(JSON.stringify(notice)).not.toContain('canary');
    },
  );
});

it('the notification of a renewal says what happens when, and to which subscription', () => {
  const at = '2026-01-05T12:00:00.000Z';
  const now = Date.parse('2026-01-01T12:00:00.000Z');
  const user = { subscription: { active: true, features: ['remote-watch'] }, oddities: [], extra: {} };
  const plexPass = passOf({ ...user, roles: ['plexpass'] });
  expect(notificationOfRenewal(plexPass, { what: 'renews', at }, 'Quiet Lantern', now).title).toBe(
    'Your Plex Pass renews on Jan 5',
  );
  expect(notificationOfRenewal(passOf(user), { what: 'ends', at }, '', now).title).toBe(
    'Your Remote Watch Pass ends on Jan 5',
  );
});

it('the notification of a rejected sign-in says what to do', () => {
  expect(notificationOfRejection('Quiet Lantern')).toEqual({
    id: 'sign-in',
    title: 'Sign in again',
    body: 'Quiet Lantern\nplex.tv no longer accepts your sign-in. Click here to sign in again.',
    urgent: true,
  });
});
