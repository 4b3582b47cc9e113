import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../preload/contract/account/account-state';
import type { User } from '../../../preload/contract/account/user';
import { nameInStatus, statusLines, type Tone } from '../../../main/account/status-lines';
import { problem } from '../../../main/base/problems';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const user: User = {
  title: 'Quiet Lantern',
  subscription: { active: true, plan: 'lifetime', features: [] },
  oddities: [],
  extra: {},
};
const fetchedAt = '2026-01-01T11:00:00.000Z';
const of = (more: Partial<User>): AccountState => ({
  ...signedIn('keychain'),
  last: { user: { ...user, ...more }, fetchedAt },
});
const never: AccountState = signedIn('keychain');
const signedOut: AccountState = { kind: 'signed-out', problem: null };

function lines(state: AccountState, remindDays = 7): readonly (readonly [string, Tone])[] {
  return statusLines([state], now, remindDays).map(({ text, tone }) => [text, tone]);
}

describe('the lines of a status', () => {
  it('tell the name, the subscription, the security and the age', () => {
    expect(lines(of({ twoFactorEnabled: true, backupCodesCreated: true, hasPassword: true }))).toEqual([
      ['Quiet Lantern', 'name'],
      ['Plex Pass · Lifetime', 'plain'],
      ['Security: all good', 'good'],
      ['Updated 1 hour ago.', 'quiet'],
    ]);
  });

  it('tell when the subscription renews or ends, as a warning once that is near', () => {
    const ends = (at: string): AccountState =>
      of({
        subscription: { active: true, plan: 'yearly', features: [] },
        subscriptions: [{ type: 'plexpass', renewsAt: at, canceled: true }],
      });
    expect(lines(ends('2026-01-05T12:00:00.000Z'))[1]).toEqual(['Plex Pass · Ends Jan 5', 'warning']);
    expect(lines(ends('2026-03-05T12:00:00.000Z'))[1]).toEqual(['Plex Pass · Ends Mar 5', 'plain']);
    expect(lines(ends('2026-03-05T12:00:00.000Z'), 90)[1]?.[1]).toBe('warning');
  });

  it('have one for each thing to do about the security', () => {
    const told = lines(of({ twoFactorEnabled: false, confirmed: false })).slice(2, -1);
    expect(told).toEqual([
      ['Security: Turn on two-factor authentication', 'warning'],
      ['Security: Confirm your email', 'warning'],
    ]);
  });

  it('say so where plex.tv did not tell how the account is protected, or others look after it', () => {
    expect(lines(of({}))[2]).toEqual(['Security: unknown', 'plain']);
    expect(lines(of({ username: '', email: '' }))[2]).toEqual([
      'Security: managed by the Plex Home admin',
      'plain',
    ]);
  });

  it('call nothing good while there is a problem', () => {
    const secure = of({ twoFactorEnabled: true, backupCodesCreated: true, hasPassword: true });
    const rejected = { ...secure, problem: problem('rejected', { status: 401 }) } as AccountState;
    expect(lines(rejected)[2]).toEqual(['Security: unknown', 'plain']);
  });

  it('end with the problem, what to do about it, and what plex.tv answered', () => {
    const it = problem('unavailable', { status: 503 });
    const failing: AccountState = { ...signedIn('keychain'), last: { user, fetchedAt }, problem: it };
    expect(lines(failing).at(-1)).toEqual([`${it.message} ${it.advice} (plex.tv returned 503)`, 'bad']);
    expect(lines(failing)).toHaveLength(5);
    expect(lines({ ...never, problem: problem('unreachable') })).toEqual([
      [`${problem('unreachable').message} ${problem('unreachable').advice}`, 'bad'],
    ]);
  });

  it('say how to sign in where nobody is', () => {
    for (const state of [signedOut, never, { kind: 'starting' } as const]) {
      expect(lines(state)).toEqual([[expect.stringMatching(/--sign-in\.$/), 'warning']]);
    }
  });

  it('begin with the name each, when there are several accounts', () => {
    const rose = { ...of({ title: 'Rose' }), problem: problem('rejected') };
    const told = statusLines([of({}), rose], now, 7).map(({ text }) => text);
    const [empty] = told.flatMap((text, at) => (text === '' ? [at] : []));
    expect(empty).toBe(3);
    for (const text of told.slice(0, 3)) expect(text).toMatch(/^Quiet Lantern: /);
    for (const text of told.slice(4)) expect(text).toMatch(/^Rose: /);
    expect(told).toContain('Rose: Plex Pass · Lifetime');
    expect(told.at(-1)).toMatch(/^Rose: plex\.tv no longer accepts your sign-in\./);
  });
});

describe('what the command line calls an account', () => {
  it.each<[string, AccountState, string]>([
    ['is its name, in one line', of({ title: 'Me\n\u202eevil' }), 'Me evil'],
    [
      'is its e-mail address, when there is no name',
      of({ title: '', email: 'me@example.com' }),
      'me@example.com',
    ],
    ['is the same for all that have neither', of({ title: ' ' }), 'Plex account'],
    ['is the same before it was read', never, 'Plex account'],
    ['is the same where nobody is signed in', signedOut, 'Plex account'],
  ])('%s', (_, state, name) => {
    expect(nameInStatus(state)).toBe(name);
  });
});
