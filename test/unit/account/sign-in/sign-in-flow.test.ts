import { describe, expect, it } from 'vitest';
import type { SignInWish, Taken } from '../../../../main/account/sign-in/sign-in-wish';
import type { PlexProblem, Problem } from '../../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import { SignInFlow } from '../../../../main/account/sign-in/sign-in-flow';
import type { PinCheck } from '../../../../main/plex/documents/pin';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import { FakeClock } from '../../support/fake-clock';

function tokenOf(text: string): Token {
  const token = Token.parse(text);
  if (!token.ok) throw new Error('The test’s own token is malformed.');
  return token.value;
}

const settled = () => new Promise(setImmediate);

function setUp() {
  const clock = new FakeClock();
  const world = {
    pinProblem: null as PlexProblem | null,
    check: { kind: 'waiting' } as PinCheck,
    /** What a check waits for, and what goes wrong with it. */
    checking: Promise.resolve(),
    checkProblem: null as PlexProblem | null,
    drawn: 0,
    taken: succeed({ kind: 'kept' }) as Result<Taken, Problem>,
  };
  const hands: { take: (signal: AbortSignal) => Promise<Result<Taken, Problem>> } = {
    take: () => Promise.resolve(world.taken),
  };
  const wishes: SignInWish[] = [];
  const opened: string[] = [];
  const ended: string[] = [];
  const kinds: string[] = [];
  const flow = new SignInFlow({
    client: {
      createPin: () =>
        Promise.resolve(
          world.pinProblem
            ? fail(world.pinProblem)
            : succeed({ id: '1', code: 'abcd', expiresAt: new Date(clock.now() + 900_000).toISOString() }),
        ),
      checkPin: async () => {
        await world.checking;
        return world.checkProblem ? fail(world.checkProblem) : succeed(world.check);
      },
      signOut(token) {
        ended.push(token.reveal());
        return Promise.resolve(succeed(undefined));
      },
    },
    clock,
    random: () => 0.5,
    identity: {
      clientIdentifier: 'me',
      version: '1',
      platform: 'linux',
      platformVersion: '6',
      hostName: 'here',
    },
    signIn(_, wish, signal) {
      wishes.push(wish);
      return hands.take(signal);
    },
    drawQr(text) {
      world.drawn += 1;
      return { size: text.length, path: '' };
    },
    openPage: (link) => opened.push(link),
  });
  flow.onChange(({ kind }) => kinds.push(kind));
  /** Somebody has let the PIN become a token. */
  async function claim(): Promise<void> {
    world.check = { kind: 'claimed', token: tokenOf('new-token') };
    clock.pass(1_000);
    await settled();
  }
  return { clock, world, hands, wishes, opened, ended, kinds, flow, claim };
}

async function waiting(renews: number | null = null) {
  const parts = setUp();
  await parts.flow.start('strong', renews);
  await settled();
  return parts;
}

describe('a sign-in in the browser', () => {
  it('opens the page once, and keeps the token that comes', async () => {
    const { flow, opened, kinds, wishes, claim, clock } = await waiting();
    expect(flow.state).toMatchObject({ kind: 'waiting', qr: { size: flow.link?.length } });
    clock.pass(1_000);
    await settled();
    expect(opened).toEqual([flow.link]);
    await claim();
    expect(wishes).toEqual([{ keep: 'keychain', origin: 'browser', renews: null }]);
    expect([...new Set(kinds)]).toEqual(['idle', 'creating', 'waiting', 'keeping']);
    expect(flow.state).toEqual({ kind: 'idle' });
  });

  it('with a short code leaves the browser alone', async () => {
    const { flow, opened } = setUp();
    await flow.start('short', null);
    await settled();
    expect(flow.link).toBe('https://plex.tv/link');
    expect(opened).toEqual([]);
  });

  it('that is canceled in the second of the claim leaves no token behind at plex.tv', async () => {
    const { flow, world, ended, wishes } = await waiting();
    world.check = { kind: 'claimed', token: tokenOf('new-token') };
    await flow.cancel();
    expect(flow.state).toEqual({ kind: 'idle' });
    expect(ended).toEqual(['new-token']);
    expect(wishes).toEqual([]);
  });

  it('begins again when it is wanted again', async () => {
    const { flow, opened } = await waiting();
    await flow.start('strong', null);
    await settled();
    expect(opened).toHaveLength(2);
    expect(flow.state.kind).toBe('waiting');
  });

  it('says why the token was not kept, and ends it', async () => {
    const { flow, world, ended, claim } = await waiting();
    world.taken = fail(problem('unreadable'));
    await claim();
    expect(flow.state).toMatchObject({ kind: 'failed', problem: { kind: 'unreadable' }, canGoOn: false });
    expect(ended).toEqual(['new-token']);
  });

  it.each(['keychain-absent', 'disk'] as const)(
    'goes on for the session where the token can’t be kept: %s',
    async (kind) => {
      const { flow, world, ended, wishes, claim } = await waiting();
      world.taken = fail(problem(kind));
      await claim();
      expect(flow.state).toMatchObject({ kind: 'failed', canGoOn: true });
      world.taken = succeed({ kind: 'kept' });
      await flow.goOnForSession();
      expect(wishes.at(-1)).toMatchObject({ keep: 'session', origin: 'browser' });
      expect(flow.state).toEqual({ kind: 'idle' });
      expect(ended).toEqual([]);
    },
  );
});

describe('a sign-in with a PIN', () => {
  it('has not begun before a person wants it', () => {
    const { flow } = setUp();
    expect(flow.state).toEqual({ kind: 'idle' });
    expect(flow.link).toBeNull();
  });

  it('says why there is no PIN', async () => {
    const { flow, world } = setUp();
    world.pinProblem = problem('unavailable', { status: 503 });
    await flow.start('strong', null);
    await settled();
    expect(flow.state).toMatchObject({ kind: 'failed', problem: { status: 503 }, canGoOn: false });
    expect(flow.link).toBeNull();
  });

  it('is over when the time of its PIN is', async () => {
    const { flow, clock, world } = await waiting();
    world.check = { kind: 'expired' };
    clock.pass(1_000);
    await settled();
    expect(flow.state).toEqual({ kind: 'expired' });
  });

  it('opens no page again and draws no code again when plex.tv fails meanwhile', async () => {
    const { flow, clock, world, opened } = await waiting();
    world.checkProblem = problem('unavailable', { status: 503 });
    clock.pass(1_000);
    await settled();
    expect(flow.state).toMatchObject({ problem: { status: 503 }, qr: { size: flow.link?.length } });
    expect([opened.length, world.drawn]).toEqual([1, 1]);
  });

  it('whose end waits for plex.tv is over at once, and does not end the one that begins meanwhile', async () => {
    const { flow, world } = await waiting();
    let answer = (): void => undefined;
    world.checking = new Promise((resolve) => (answer = resolve));
    const canceled = flow.cancel();
    await settled();
    expect(flow.state).toEqual({ kind: 'idle' });
    await flow.start('short', null);
    await settled();
    answer();
    await canceled;
    expect(flow.state).toMatchObject({ kind: 'waiting', strength: 'short' });
  });
});

describe('a sign-in that is canceled while its token is checked and kept', () => {
  /** The keeping ends as the test says, after it was canceled. */
  async function canceled() {
    const parts = await waiting();
    let end: (taken: Result<Taken, Problem>) => void = () => undefined;
    let isCalledOff = (): boolean => false;
    parts.hands.take = (signal) => {
      isCalledOff = () => signal.aborted;
      return new Promise((resolve) => (end = resolve));
    };
    await parts.claim();
    expect([parts.flow.state.kind, isCalledOff()]).toEqual(['keeping', false]);
    const done = parts.flow.cancel();
    expect(isCalledOff()).toBe(true);
    return {
      ...parts,
      endWith: async (taken: Result<Taken, Problem>): Promise<void> => {
        end(taken);
        await done;
        await settled();
      },
    };
  }

  it.each([
    ['in time', succeed({ kind: 'canceled' } as const)],
    ['before a question could be asked', succeed({ kind: 'other-account', name: 'Somebody' } as const)],
    ['before the keychain refused it', fail(problem('keychain-absent'))],
  ])('%s leaves nothing behind, here or at plex.tv', async (_, taken) => {
    const { flow, ended, endWith } = await canceled();
    await endWith(taken);
    expect(flow.state).toEqual({ kind: 'idle' });
    expect(ended).toEqual(['new-token']);
    await flow.goOnForSession();
    expect(ended, 'no token is held back').toEqual(['new-token']);
  });

  it('too late is kept, and is under way until then', async () => {
    const { flow, ended, endWith } = await canceled();
    await settled();
    expect(flow.state).toEqual({ kind: 'keeping' });
    await endWith(succeed({ kind: 'kept' }));
    expect(flow.state).toEqual({ kind: 'idle' });
    expect(ended).toEqual([]);
  });
});

describe('when another account comes back on a renewal', () => {
  const other = succeed({ kind: 'other-account', name: 'Somebody' } as const);

  async function asking() {
    const parts = await waiting(4);
    parts.world.taken = other;
    await parts.claim();
    parts.world.taken = succeed({ kind: 'kept' });
    return parts;
  }

  it('a person is asked', async () => {
    const { flow, ended, wishes } = await asking();
    expect(flow.state).toEqual({ kind: 'other-account', name: 'Somebody' });
    expect(wishes).toEqual([{ keep: 'keychain', origin: 'browser', renews: 4 }]);
    expect(ended).toEqual([]);
  });

  it.each([
    ['replace', { renews: 4, mayReplace: true }],
    ['add', { renews: null }],
  ] as const)('they may %s', async (answer, wish) => {
    const { flow, wishes } = await asking();
    await flow.answer(answer);
    expect(wishes.at(-1)).toMatchObject(wish);
    expect(flow.state).toEqual({ kind: 'idle' });
  });

  it('an answer that is given twice is taken once', async () => {
    const { flow, ended, wishes, hands } = await asking();
    hands.take = async (signal) => {
      await settled();
      return succeed({ kind: signal.aborted ? 'canceled' : 'kept' });
    };
    await Promise.all([flow.answer('replace'), flow.answer('replace')]);
    expect(wishes).toHaveLength(2);
    expect(ended).toEqual([]);
  });

  it('they may let it be, and the token ends', async () => {
    const { flow, ended, wishes } = await asking();
    await flow.answer('cancel');
    expect(ended).toEqual(['new-token']);
    expect(wishes).toHaveLength(1);
    expect(flow.state).toEqual({ kind: 'idle' });
  });
});

it('a pasted token that nobody wants is not ended: it belongs to the app it was copied from', async () => {
  const { flow, world, ended } = setUp();
  world.taken = succeed({ kind: 'other-account', name: 'Somebody' });
  expect(await flow.keep(tokenOf('pasted'), { keep: 'keychain', origin: 'pasted', renews: 1 })).toEqual(
    succeed(undefined),
  );
  expect(flow.state.kind).toBe('other-account');
  await flow.answer('cancel');
  expect(ended).toEqual([]);
  world.taken = fail(problem('rejected'));
  expect(
    await flow.keep(tokenOf('pasted'), { keep: 'keychain', origin: 'pasted', renews: null }),
  ).toMatchObject({
    problem: { kind: 'rejected' },
  });
  expect(flow.state, 'the form shows it').toEqual({ kind: 'idle' });
});

describe('a pasted token', () => {
  const wish = { keep: 'keychain', origin: 'pasted', renews: 1 } as const;

  it('ends a sign-in with a PIN that is under way', async () => {
    const { flow, wishes, claim } = await waiting();
    expect(await flow.keep(tokenOf('pasted'), wish)).toEqual(succeed(undefined));
    await claim();
    expect(wishes).toEqual([wish]);
  });

  it('stays asked about until what a person has decided is done', async () => {
    const { flow, world, hands } = setUp();
    world.taken = succeed({ kind: 'other-account', name: 'Somebody' });
    await flow.keep(tokenOf('pasted'), wish);
    let end: (taken: Result<Taken, Problem>) => void = () => undefined;
    hands.take = () => new Promise((resolve) => (end = resolve));
    const done = flow.answer('replace');
    await settled();
    expect(flow.state.kind).toBe('other-account');
    end(succeed({ kind: 'kept' }));
    await done;
    expect(flow.state).toEqual({ kind: 'idle' });
  });

  it('is not ended at plex.tv when its sign-in is canceled', async () => {
    const { flow, ended, hands } = setUp();
    let end: (taken: Result<Taken, Problem>) => void = () => undefined;
    hands.take = () => new Promise((resolve) => (end = resolve));
    const kept = flow.keep(tokenOf('pasted'), wish);
    await settled();
    const canceled = flow.cancel();
    end(succeed({ kind: 'canceled' }));
    await Promise.all([kept, canceled]);
    expect(ended).toEqual([]);
  });
});
