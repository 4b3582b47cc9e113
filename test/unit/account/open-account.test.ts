import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState, type SignedIn } from '../../../preload/contract/account/account-state';
import type { User } from '../../../preload/contract/account/user';
import type { SignInFacts } from '../../../main/account/stores';
import {
  findByName,
  inOrder,
  isSignedOut,
  loadHistory,
  moveAmong,
  placeFor,
  switchDeviceWatch,
  twinsAmong,
  userOf,
  type OpenAccount,
} from '../../../main/account/open-account';
import { FakeRecord, facts } from './account/world';
import { problem } from '../../../main/base/problems';
import { fail, succeed } from '../../../preload/contract/result';

const user = (facts: Partial<User>): User => ({ subscription: null, oddities: [], extra: {}, ...facts });
const known = (facts: Partial<User>): SignedIn => ({
  ...signedIn('keychain'),
  last: { user: user(facts), fetchedAt: '2026-01-01T00:00:00.000Z' },
});
const signedOut: AccountState = { kind: 'signed-out', problem: null };
const starting: AccountState = { kind: 'starting' };
const never: AccountState = signedIn('keychain');

function opened(id: number, state: AccountState, isExpected = false): OpenAccount {
  const record = { facts: null };
  const parts = { id, account: { state }, record, tokens: { expected: () => isExpected } };
  return parts as unknown as OpenAccount; // the rest is nobody's business here
}

/** An account of whose sign-in something is kept. */
function named(id: number, noted: Partial<SignInFacts>): OpenAccount {
  const record = new FakeRecord();
  record.facts = { ...facts, ...noted };
  return { ...opened(id, known({})), record };
}

describe('the order of the accounts', () => {
  const idsOf = (all: readonly OpenAccount[]) => inOrder(all).map(({ id }) => id);

  it('is that in which they were added, until a person moves one', async () => {
    const all = [1, 2, 3].map((id) => named(id, {}));
    expect(idsOf(all)).toEqual([1, 2, 3]);
    for (const by of [-1, -1] as const)
      expect((await moveAmong(all, all[2] as OpenAccount, by)).ok).toBe(true);
    expect(idsOf(all)).toEqual([3, 1, 2]);
    await moveAmong(all, all[2] as OpenAccount, 1);
    expect(idsOf(all)).toEqual([1, 3, 2]);
    expect(idsOf([...all, named(4, {})]), 'the next one comes last').toEqual([1, 3, 2, 4]);
  });

  it('ends where it ends', async () => {
    const all = [1, 2].map((id) => named(id, {}));
    await moveAmong(all, all[0] as OpenAccount, -1);
    await moveAmong(all, all[1] as OpenAccount, 1);
    expect(all.map(({ record }) => record.facts?.place)).toEqual([null, null]);
  });
});

describe('the history of an account', () => {
  it.each([
    ['is loaded where its sign-in is kept', never, ['keychain']],
    ['is loaded of a session, too', signedIn('session'), ['session']],
    ['is none where nobody is signed in', signedOut, []],
    ['is none before that is known', starting, []],
  ] as const)('%s', async (_, state, expected) => {
    const loads: string[] = [];
    const history = { load: (kept: string) => Promise.resolve(void loads.push(kept)) };
    await loadHistory({ account: { state }, history } as unknown as OpenAccount);
    expect(loads).toEqual(expected);
  });
});

describe('the watch on devices', () => {
  const watched = (done: string[], problemOf: Record<number, ReturnType<typeof problem>> = {}) =>
    [1, 2, 3].map((id) => {
      const devices = {
        follow: ({ kind }: AccountState) => done.push(`follow ${id}, ${kind}`),
        reschedule: () => done.push(`reschedule ${id}`),
        forget: () => {
          done.push(`forget ${id}`);
          const its = problemOf[id];
          return Promise.resolve(its ? fail(its) : succeed(undefined));
        },
      };
      return { ...opened(id, id === 2 ? signedOut : never), devices } as unknown as OpenAccount;
    });

  it('begins for each account, and has a schedule', async () => {
    const done: string[] = [];
    expect(await switchDeviceWatch(watched(done), true)).toEqual(succeed(undefined));
    expect(done.slice(0, 4)).toEqual([
      'follow 1, signed-in',
      'reschedule 1',
      'follow 2, signed-out',
      'reschedule 2',
    ]);
  });

  it('forgets all that it knows, and tells of what could not be deleted', async () => {
    const done: string[] = [];
    expect(await switchDeviceWatch(watched(done), false)).toEqual(succeed(undefined));
    expect(done).toEqual(['forget 1', 'forget 2', 'forget 3']);
    const full = problem('disk', { code: 'EROFS' });
    expect(await switchDeviceWatch(watched(done, { 2: full }), false)).toEqual(fail(full));
    expect(done, 'the others are forgotten all the same').toHaveLength(6);
  });
});

describe('an account is found by', () => {
  const rose = opened(1, known({ title: 'Other', email: 'a@example.com', id: '1' }));
  const meant = opened(
    2,
    known({
      title: ' Zoë ',
      friendlyName: 'The Zoë',
      username: 'zoe_z',
      email: 'z@example.com',
      id: '42',
      uuid: 'f00',
    }),
  );
  const all = [opened(3, signedOut), rose, meant, opened(4, known({}))];

  it.each(['Zoë', 'zoe', ' ZOË ', 'the zoe', 'ZOE_Z', 'Z@example.com', '42', 'F00'])('%j', (name) => {
    expect(findByName(all, name)).toBe(meant);
  });

  it.each(['', '  ', 'zo', 'undefined', 'null'])('none by %j', (name) => {
    expect(findByName(all, name)).toBeNull();
  });

  it('the name that the person gave it', () => {
    expect(findByName([rose, named(1, { nickname: 'Living room' })], 'living ROOM')?.id).toBe(1);
  });

  it('a name that two have: the first is meant', () => {
    expect(findByName([rose, opened(5, known({ username: 'Other' }))], 'other')).toBe(rose);
  });

  it('not another name in Hindi, whose vowels are marks', () => {
    expect(findByName([opened(1, known({ title: 'रमा' }))], 'राम')).toBeNull();
  });

  it('the one that is written as the name is, where others differ by accents or capitals alone', () => {
    const all = [
      opened(1, known({ title: 'Zoe' })),
      opened(2, known({ title: 'Zoë' })),
      named(3, { nickname: 'ZOE' }),
    ];
    const found = ['Zoe', ' Zoë ', 'Zoe\u0308', 'ZOE', 'zoé'].map((name) => findByName(all, name)?.id);
    expect(found).toEqual([1, 2, 2, 3, 1]);
  });

  it('no empty name, which many have', () => {
    expect(findByName([opened(1, known({ title: '', username: ' ' }))], ' ')).toBeNull();
  });
});

describe('whose an account is', () => {
  it.each<[string, AccountState, id: string | null]>([
    ['is known of one that was read', known({ id: '1' }), '1'],
    ['is not known before it was read', never, null],
    ['is nobody’s where nobody is signed in', signedOut, null],
    ['is not known at the start', starting, null],
  ])('%s', (_, state, id) => {
    expect(userOf(state)?.id ?? null).toBe(id);
  });
});

describe('the place of a sign-in', () => {
  const rose = opened(1, known({ id: '1' }));
  const lily = opened(2, known({ id: '2' }));
  const unread = opened(3, never, true);
  const free = opened(4, signedOut);

  it.each<
    [string, all: readonly OpenAccount[], renews: number | null, into: number | null, instead: number | null]
  >([
    ['is that of the same account', [lily, rose, free], null, 1, null],
    ['is that of the same account, also when another was to be renewed', [rose, lily, free], 2, 1, null],
    ['is the one that is renewed, when nobody knows whose that is', [lily, unread, free], 3, 3, null],
    ['is one that nobody uses, instead of somebody else’s that was to be renewed', [lily, free], 2, 4, 2],
    ['is a new one instead of somebody else’s, when all are used', [lily, unread], 2, null, 2],
    ['is one that nobody uses', [lily, unread, free], null, 4, null],
    ['is a new one, when all are used', [lily, unread], null, null, null],
    ['is as without a wish, when what was to be renewed is gone', [lily, free], 9, 4, null],
  ])('%s', (_, all, renews, into, instead) => {
    const place = placeFor(all, user({ id: '1' }), renews);
    expect([place.opened?.id ?? null, place.replaces?.id ?? null]).toEqual([into, instead]);
  });
});

describe('a place', () => {
  const lost = { ...signedIn('keychain'), problem: problem('keychain-missing') };

  it.each<[string, AccountState, isExpected: boolean, isOut: boolean, isUsable: boolean]>([
    ['where nobody is signed in is free', signedOut, false, true, true],
    ['where a sign-in is noted is not, though it can’t be read', signedOut, true, false, false],
    ['of which nothing is known yet is free', starting, false, false, true],
    ['of which a sign-in is noted is not', starting, true, false, false],
    ['where somebody is signed in is not', known({ id: '1' }), false, false, false],
    ['whose sign-in and last reply are lost is free', lost, true, false, true],
    [
      'whose token alone is lost is not',
      { ...known({ id: '1' }), problem: lost.problem },
      true,
      false,
      false,
    ],
    ['that was never read is not', never, true, false, false],
    [
      'that was never read, for another reason, is not',
      { ...never, problem: problem('keychain-locked') },
      true,
      false,
      false,
    ],
  ])('%s', (_, state, isExpected, isOut, isUsable) => {
    const place = opened(1, state, isExpected);
    expect(isSignedOut(place)).toBe(isOut);
    expect(placeFor([place], user({ id: 'somebody else' }), null).opened).toBe(isUsable ? place : null);
  });
});

describe('of two places of one account', () => {
  const well = opened(1, known({ id: '1' }));

  it('the one that is well stays', () => {
    const rejected = opened(2, { ...known({ id: '1' }), problem: problem('rejected') });
    expect(twinsAmong([rejected, well])).toEqual([{ stays: well, goes: rejected }]);
    expect(twinsAmong([well, rejected])).toEqual([{ stays: well, goes: rejected }]);
  });

  it('the first stays when both are well', () => {
    const other = opened(2, known({ id: '1' }));
    expect(twinsAmong([well, other])).toEqual([{ stays: well, goes: other }]);
  });

  it.each<[string, AccountState]>([
    ['that is being read', { ...known({ id: '1' }), reading: true }],
    ['of which nobody knows whose it is', never],
    ['where nobody is signed in', signedOut],
    ['of which nothing is known yet', starting],
    ['of somebody else', known({ id: '2' })],
  ])('neither goes for one %s', (_, state) => {
    expect(twinsAmong([well, opened(2, state)])).toEqual([]);
    expect(twinsAmong([opened(2, state), well])).toEqual([]);
  });

  it.each<[string, AccountState]>([
    ['a session', { ...known({ id: '1' }), kept: 'session' }],
    ['one with a problem', { ...known({ id: '1' }), problem: problem('unreachable') }],
    ['one that is being read', { ...known({ id: '1' }), reading: true }],
  ])('nothing goes for the sake of %s', (_, state) => {
    const goes = opened(2, { ...known({ id: '1' }), problem: problem('rejected') });
    expect(twinsAmong([opened(1, state), goes])).toEqual([]);
  });
});
