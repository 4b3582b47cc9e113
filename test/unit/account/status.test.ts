import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../preload/contract/account/account-state';
import { DEMO_SCENARIOS } from '../../../preload/contract/account/demo';
import type { ProblemKind } from '../../../preload/contract/problem';
import type { User } from '../../../preload/contract/account/user';
import { demoAccount } from '../../../main/account/demo/demo';
import { exitCodeOf, exitCodeOfProblem, formatStatus } from '../../../main/account/status';
import { problem } from '../../../main/base/problems';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const user: User = {
  title: 'Me & <b>you</b>\n\u202eevil',
  subscription: { active: true, plan: 'lifetime', features: [] },
  oddities: [],
  extra: {},
};
const ready: AccountState = {
  ...signedIn('keychain'),
  last: { user, fetchedAt: '2026-01-01T11:00:00.000Z' },
};

describe('the report', () => {
  it('has each of its fields, in every state', () => {
    expect(JSON.parse(formatStatus(ready, 'json', now))).toEqual({
      schema: 1,
      state: 'ready',
      fetchedAt: '2026-01-01T11:00:00.000Z',
      problem: null,
      pass: { kind: 'plex-pass', state: 'active', renewsAt: null, endsAt: null },
      user,
    });
    expect(JSON.parse(formatStatus({ kind: 'signed-out', problem: null }, 'json', now))).toEqual({
      schema: 1,
      state: 'signed-out',
      fetchedAt: null,
      problem: null,
      pass: null,
      user: null,
    });
  });

  it('has the last good reply beside a problem', () => {
    const retryAt = '2026-01-01T12:05:00.000Z';
    const state: AccountState = {
      ...ready,
      problem: problem('rate-limited', { status: 429, code: 1003, retryAt }),
    };
    const report = JSON.parse(formatStatus(state, 'json', now)) as Record<string, unknown>;
    expect(report).toMatchObject({ state: 'rate-limited', fetchedAt: '2026-01-01T11:00:00.000Z', user });
    expect(report['problem']).toEqual({
      kind: 'rate-limited',
      status: 429,
      code: 1003,
      message: expect.stringContaining('slow down') as string,
      retryAt,
    });
  });

  it('is one line of text per fact, and what plex.tv sent can’t add lines or turn them round', () => {
    expect(formatStatus(ready, 'text', now)).toBe(
      'Me & <b>you</b> evil\nPlex Pass · Lifetime\nSecurity: unknown\nUpdated 1 hour ago.',
    );
  });

  it('escapes the markup of status bars', () => {
    const bar = JSON.parse(formatStatus(ready, 'waybar', now)) as Record<string, string>;
    expect(bar['text']).toBe('Plex Pass');
    expect(bar['class']).toBe('ready');
    expect(bar['tooltip']).toContain('Me &amp; &lt;b&gt;you&lt;/b&gt;');
  });

  it.each<[Partial<User>, string, unknown]>([
    [
      {
        subscription: { active: true, features: ['remote-watch'] },
        subscriptions: [{ type: 'remotewatchpass', renewsAt: '2026-01-09T12:00:00.000Z', canceled: true }],
      },
      'Remote Watch Pass',
      { kind: 'remote-watch-pass', state: 'ending', renewsAt: null, endsAt: '2026-01-09T12:00:00.000Z' },
    ],
    [
      { subscription: { active: false, features: ['pass'] } },
      'Plex',
      { kind: 'none', state: null, renewsAt: null, endsAt: null },
    ],
    [{ subscription: null }, 'Plex', { kind: 'unknown', state: null, renewsAt: null, endsAt: null }],
  ])('of %j is called %s by status bars, and told in full to programs', (more, text, pass) => {
    const state = { ...ready, last: { user: { ...user, ...more }, fetchedAt: '2026-01-01T11:00:00.000Z' } };
    expect(JSON.parse(formatStatus(state, 'waybar', now))).toMatchObject({ text });
    expect(JSON.parse(formatStatus(state, 'json', now))).toMatchObject({ schema: 1, pass });
  });

  it('of several accounts has the class and the exit code of the worst', () => {
    const other: AccountState = {
      ...ready,
      last: { user: { ...user, title: 'Rose' }, fetchedAt: '2026-01-01T11:00:00.000Z' },
      problem: problem('rejected'),
    };
    const all = [
      { ...ready, last: { user: { ...user, title: 'Me' }, fetchedAt: '2026-01-01T11:00:00.000Z' } },
      other,
    ];
    const bar = JSON.parse(formatStatus(ready, 'waybar', now, all)) as Record<string, string>;
    expect(bar['class']).toBe('rejected');
    expect(bar['tooltip']).toContain('\nRose: plex.tv no longer accepts your sign-in.');
    expect(exitCodeOf(all)).toBe(4);
    expect(exitCodeOf([ready, { ...ready, problem: problem('unreachable') }])).toBe(5);
    expect(exitCodeOf([{ kind: 'signed-out', problem: null }, ready])).toBe(3);
  });

  it.each(DEMO_SCENARIOS)('can be written for the demo %s', (scenario) => {
    for (const format of ['text', 'json', 'waybar'] as const) {
      expect(formatStatus(demoAccount(scenario, now), format, now)).not.toContain('undefined');
    }
  });
});

describe('the exit code', () => {
  it.each<[ProblemKind, number]>([
    ['rejected', 4],
    ['unreachable', 5],
    ['unavailable', 5],
    ['rate-limited', 5],
    ['unreadable', 6],
    ['other-account', 6],
    ['intercepted', 5],
    ['bad-request', 6],
    ['keychain-absent', 7],
    ['keychain-locked', 7],
    ['keychain-denied', 7],
    ['keychain-waiting', 7],
    ['keychain-failed', 7],
    ['keychain-missing', 7],
    ['keychain-elsewhere', 7],
    ['invalid-call', 6],
    ['too-often', 6],
    ['internal', 6],
    ['disk', 7],
    ['busy', 7],
    ['too-many-accounts', 7],
  ])('of %s is %i, with or without an earlier reply', (kind, code) => {
    expect(exitCodeOf([{ ...ready, problem: problem(kind) }])).toBe(code);
    expect(exitCodeOf([{ ...signedIn('keychain'), problem: problem(kind) }])).toBe(code);
    expect(exitCodeOfProblem(problem(kind))).toBe(code);
  });

  it('is 0 for an account that was read, 3 for none, 2 for a malformed token', () => {
    expect(exitCodeOf([ready])).toBe(0);
    expect(exitCodeOf([{ kind: 'signed-out', problem: null }])).toBe(3);
    expect(exitCodeOfProblem(problem('malformed-token'))).toBe(2);
  });
});
