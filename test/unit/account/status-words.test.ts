import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../preload/contract/account/account-state';
import type { User } from '../../../preload/contract/account/user';
import {
  escapeMarkup,
  formatStatus,
  problemReport,
  statusStateOf,
  worstOf,
  type StatusState,
} from '../../../main/account/status';
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
const signedOut: AccountState = { kind: 'signed-out', problem: null };
const never: AccountState = signedIn('keychain');
const barOf = (state: AccountState, all?: readonly AccountState[]): Record<string, string> =>
  JSON.parse(formatStatus(state, 'waybar', now, all)) as Record<string, string>;

describe('the state', () => {
  it.each<[string, AccountState, boolean | undefined, StatusState]>([
    ['of an account that was read', ready, undefined, 'ready'],
    ['of one that was not', never, undefined, 'signed-out'],
    ['of one of which something else was read', never, true, 'ready'],
    ['of one of which something else was not', ready, false, 'signed-out'],
    ['where nobody is signed in', signedOut, true, 'signed-out'],
    ['before anything is known', { kind: 'starting' }, true, 'signed-out'],
    ['of a problem', { ...ready, problem: problem('unreadable') }, true, 'unreadable'],
    ['of a malformed token', { ...ready, problem: problem('malformed-token') }, undefined, 'bad-request'],
  ])('%s', (_, state, isRead, expected) => {
    expect(statusStateOf(state, isRead)).toBe(expected);
  });

  it('of several is that of the one that most needs a person', () => {
    const worstFirst: readonly StatusState[] = [
      ...(['rejected', 'keychain', 'bad-request', 'unreadable', 'unreachable'] as const),
      ...(['unavailable', 'rate-limited', 'signed-out', 'ready'] as const),
    ];
    for (const [index, state] of worstFirst.entries()) {
      expect(worstOf(worstFirst.slice(index).toReversed())).toBe(state);
    }
    expect(worstOf([])).toBe('signed-out');
  });
});

describe('without a reply', () => {
  it.each<[string, AccountState, text: RegExp, bar: object]>([
    [
      'nobody is signed in',
      signedOut,
      /^.+--sign-in\.$/,
      { text: 'Plex: not signed in', class: 'signed-out' },
    ],
    [
      'plex.tv can’t be reached',
      { ...never, problem: problem('unreachable') },
      /^Can’t reach plex\.tv\. .+[^)]$/,
      { text: 'Plex: ?', class: 'unreachable', tooltip: problemReport(problem('unreachable')).message },
    ],
    [
      'the keychain is closed',
      { kind: 'signed-out', problem: problem('keychain-locked') },
      /^[^\n]+keychain[^\n]+$/,
      { text: 'Plex: ?', class: 'keychain', tooltip: problemReport(problem('keychain-locked')).message },
    ],
  ])('it is told that %s', (_, state, text, bar) => {
    expect(formatStatus(state, 'text', now)).toMatch(text);
    expect(barOf(state)).toMatchObject(bar);
  });
});

describe('a status bar', () => {
  it('has nothing beside what is known, where nothing went wrong', () => {
    expect(barOf(ready)['tooltip']?.split('\n')).toHaveLength(4);
    expect(barOf(ready, [ready, ready])['tooltip']?.split('\n')).toHaveLength(7);
  });

  const failing: AccountState = { ...ready, problem: problem('unavailable') };

  it('has the problem on a line below what was known, without a name when there is one account', () => {
    const { tooltip = '' } = barOf(failing);
    expect(tooltip.split('\n')).toHaveLength(5);
    expect(tooltip.split('\n').at(-1)).toBe(problemReport(problem('unavailable')).message);
  });

  it('has the line of the failing one alone among several', () => {
    const { tooltip = '' } = barOf(ready, [ready, failing]);
    const told = tooltip.split('\n').filter((line) => line.includes(problem('unavailable').message));
    expect(told).toEqual([
      `Me &amp; &lt;b&gt;you&lt;/b&gt; evil: ${problemReport(problem('unavailable')).message}`,
    ]);
  });

  it('names an account among several of which nothing is known', () => {
    const silent: AccountState = { ...never, problem: problem('unreachable') };
    for (const [state, told] of [
      [silent, /^Plex account: Can’t reach plex\.tv\./],
      [signedOut, /^Plex account: .+--sign-in/],
    ] as const) {
      const [first, empty, ...more] = formatStatus(ready, 'text', now, [state, ready]).split('\n');
      expect(first).toMatch(told);
      expect(empty).toBe('');
      expect(more).toHaveLength(3);
    }
  });
});

it('programs get the list of all accounts beside the one that is shown, when there are several', () => {
  const report = JSON.parse(formatStatus(ready, 'json', now, [signedOut, ready])) as Record<string, unknown>;
  expect(report).toMatchObject({ state: 'ready', accounts: [{ state: 'signed-out' }, { state: 'ready' }] });
  expect(JSON.parse(formatStatus(ready, 'json', now))).not.toHaveProperty('accounts');
});

it('a problem is told to programs without what only a window can offer', () => {
  const it = problem('unavailable', { status: 503, code: 1, retryAt: '2026-01-01T12:05:00.000Z' });
  expect(problemReport(it)).toEqual({
    kind: 'unavailable',
    status: 503,
    code: 1,
    message: `${it.message} ${it.advice}`,
    retryAt: it.retryAt,
  });
});

it('markup is escaped each time that it occurs', () => {
  expect(escapeMarkup('a & b & <i> <i>')).toBe('a &amp; b &amp; &lt;i&gt; &lt;i&gt;');
});
