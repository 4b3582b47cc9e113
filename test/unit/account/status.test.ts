import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../main/account/account-state';
import { DEMO_SCENARIOS, demoAccount } from '../../../main/account/demo/demo';
import { exitCodeOf, exitCodeOfProblem, formatStatus } from '../../../main/account/status';
import { problem, type ProblemKind } from '../../../main/base/problems';
import type { User } from '../../../main/plex/user';

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
      user,
    });
    expect(JSON.parse(formatStatus({ kind: 'signed-out', problem: null }, 'json', now))).toEqual({
      schema: 1,
      state: 'signed-out',
      fetchedAt: null,
      problem: null,
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
      'Me & <b>you</b> evil\nPlex Pass: active, lifetime\nRead 1 hour ago.',
    );
  });

  it('escapes the markup of status bars', () => {
    const bar = JSON.parse(formatStatus(ready, 'waybar', now)) as Record<string, string>;
    expect(bar['text']).toBe('Plex Pass');
    expect(bar['class']).toBe('ready');
    expect(bar['tooltip']).toContain('Me &amp; &lt;b&gt;you&lt;/b&gt;');
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
    ['bad-request', 6],
    ['keychain-absent', 7],
    ['keychain-locked', 7],
    ['keychain-denied', 7],
    ['keychain-waiting', 7],
    ['keychain-failed', 7],
    ['keychain-missing', 7],
    ['disk', 7],
    ['busy', 7],
    ['too-many-accounts', 7],
  ])('of %s is %i, with or without an earlier reply', (kind, code) => {
    expect(exitCodeOf({ ...ready, problem: problem(kind) })).toBe(code);
    expect(exitCodeOf({ ...signedIn('keychain'), problem: problem(kind) })).toBe(code);
    expect(exitCodeOfProblem(problem(kind))).toBe(code);
  });

  it('is 0 for an account that was read, 3 for none, 2 for a malformed token', () => {
    expect(exitCodeOf(ready)).toBe(0);
    expect(exitCodeOf({ kind: 'signed-out', problem: null })).toBe(3);
    expect(exitCodeOfProblem(problem('malformed-token'))).toBe(2);
  });
});
