import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PlexProblem } from '../../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import { PinSignIn, type PinSignInState } from '../../../../main/account/sign-in/pin-sign-in';
import type { PlexClient } from '../../../../main/plex/client';
import type { Pin, PinCheck } from '../../../../main/plex/documents/pin';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import { FakeClock } from '../../support/fake-clock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const secret = 'canary-token-1234567';
const parsedToken = Token.parse(secret);
if (!parsedToken.ok) throw new Error('The test’s own token is malformed.');
const token = parsedToken.value;

const waiting: Result<PinCheck, PlexProblem> = succeed({ kind: 'waiting' });
const claimed: Result<PinCheck, PlexProblem> = succeed({ kind: 'claimed', token });
const gone: Result<PinCheck, PlexProblem> = succeed({ kind: 'expired' });

/** A plex.tv whose PINs live for half an hour, and answer as a test says. */
class FakePins implements Pick<PlexClient, 'createPin' | 'checkPin'> {
  readonly #clock: FakeClock;
  readonly wishes: boolean[] = [];
  readonly checked: string[] = [];
  /** What a check answers. */
  answer: Result<PinCheck, PlexProblem> = waiting;
  refusal: PlexProblem | null = null;
  /** While true, checks stay unanswered. */
  holding = false;
  open = 0;
  mostOpen = 0;
  #held: ((answer: Result<PinCheck, PlexProblem>) => void)[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  createPin({ strong }: { strong: boolean }): Promise<Result<Pin, PlexProblem>> {
    this.wishes.push(strong);
    if (this.refusal) return Promise.resolve(fail(this.refusal));
    const expiresAt = new Date(this.#clock.now() + 30 * MINUTE).toISOString();
    const id = String(this.wishes.length);
    return Promise.resolve(succeed({ id, code: strong ? 'longcode' : '7RQZ', expiresAt }));
  }

  async checkPin(id: string): Promise<Result<PinCheck, PlexProblem>> {
    this.checked.push(id);
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    const answer = this.holding
      ? await new Promise<Result<PinCheck, PlexProblem>>((resolve) => this.#held.push(resolve))
      : this.answer;
    this.open -= 1;
    return answer;
  }

  /** Answers what was held back. */
  release(answer: Result<PinCheck, PlexProblem>): void {
    this.holding = false;
    for (const resolve of this.#held) resolve(answer);
    this.#held = [];
  }
}

function setUp() {
  const clock = new FakeClock();
  const pins = new FakePins(clock);
  const states: PinSignInState[] = [];
  const tokens: Token[] = [];
  const signIn = new PinSignIn({
    client: pins,
    clock,
    random: () => 0.5,
    identity: {
      clientIdentifier: '6ad9cf0e-9d3f-4c0b-9f43-9d7e6f0a5b11',
      version: '1.2.3',
      platform: 'linux',
      platformVersion: '6.1',
      hostName: 'desk',
    },
    onChange: (state) => states.push(state),
    onToken: (it) => tokens.push(it),
  });
  /** Lets time pass from timer to timer, so that what each of them brings runs its course. */
  const pass = async (ms: number): Promise<void> => {
    let left = ms;
    while (left > 0) {
      const step = Math.min(left, clock.untilNext ?? left);
      clock.pass(step);
      await settled();
      left -= step;
    }
  };
  const started = async (strength: 'strong' | 'short' = 'strong'): Promise<void> => {
    signIn.start(strength);
    await settled();
  };
  return { clock, pins, states, tokens, signIn, pass, started };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a sign-in with a PIN', () => {
  it('has not begun before it is wanted', () => {
    expect(setUp().signIn.state).toEqual({ kind: 'idle' });
  });

  it('asks for a strong PIN and shows where to answer', async () => {
    const { pins, states, started, clock } = setUp();
    await started();
    expect(pins.wishes).toEqual([true]);
    expect(states.map(({ kind }) => kind)).toEqual(['creating', 'waiting']);
    expect(states[1]).toMatchObject({
      strength: 'strong',
      code: 'longcode',
      link: expect.stringMatching(
        /^https:\/\/app\.plex\.tv\/auth#\?clientID=6ad9.*&code=longcode&/,
      ) as string,
      expiresAt: new Date(clock.now() + 30 * MINUTE).toISOString(),
      problem: null,
    });
  });

  it('shows a short code and where to type them', async () => {
    const { pins, signIn, started } = setUp();
    await started('short');
    expect(pins.wishes).toEqual([false]);
    expect(signIn.state).toMatchObject({ strength: 'short', code: '7RQZ', link: 'https://plex.tv/link' });
  });

  it('gives the token once, and stops', async () => {
    const { clock, pins, signIn, tokens, pass, started } = setUp();
    await started();
    await pass(10 * SECOND);
    expect(tokens).toEqual([]);
    pins.answer = claimed;
    await pass(SECOND);
    expect(tokens.map((it) => it.reveal())).toEqual([secret]);
    expect(signIn.state).toEqual({ kind: 'claimed' });
    expect(clock.untilNext).toBeNull();
    expect(await signIn.cancel()).toBeNull();
    expect(pins.checked).toHaveLength(11);
  });

  it('never has the token in a state, nor in itself', async () => {
    const { pins, signIn, states, pass, started } = setUp();
    await started();
    pins.answer = claimed;
    await pass(SECOND);
    expect(JSON.stringify(states) + inspect(signIn, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('fails when there is no PIN, and may be tried again', async () => {
    const { clock, pins, signIn, started } = setUp();
    pins.refusal = problem('unreachable');
    await started('short');
    expect(signIn.state).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unreachable', advice: expect.stringContaining('Nothing was saved') as string },
    });
    expect(clock.untilNext).toBeNull();
    pins.refusal = null;
    signIn.start('short');
    await settled();
    expect(signIn.state).toMatchObject({ kind: 'waiting', strength: 'short' });
  });

  it('speaks of no sign-in that could have ended, when plex.tv refuses', async () => {
    const { pins, signIn, started } = setUp();
    pins.refusal = problem('rejected', { status: 401, code: 1001 });
    await started();
    expect(signIn.state).toMatchObject({
      kind: 'failed',
      problem: { kind: 'bad-request', status: 401, code: 1001 },
    });
  });
});

describe('the checks', () => {
  it('come each second in the first minute, then every 2 to 5 seconds', async () => {
    const { clock, pins, pass, started } = setUp();
    await started();
    await pass(MINUTE);
    expect(pins.checked).toHaveLength(60);
    expect(clock.untilNext).toBe(3_500);
    await pass(35 * SECOND);
    expect(pins.checked).toHaveLength(70);
  });

  it('are one at a time, however slow plex.tv is and however often one starts', async () => {
    const { pins, signIn, pass, started } = setUp();
    await started();
    signIn.start('strong');
    signIn.start('short');
    signIn.start('strong');
    pins.holding = true;
    await pass(20 * SECOND);
    signIn.start('strong');
    await pass(20 * SECOND);
    expect(pins.checked).toEqual(['1']);
    pins.release(waiting);
    await pass(10 * SECOND);
    expect(pins.wishes).toEqual([true]);
    expect(pins.mostOpen).toBe(1);
    expect(pins.checked.length).toBeLessThanOrEqual(11);
  });

  it('leave plex.tv alone as long as it asks for, and are less eager after', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    pins.answer = fail(
      problem('rate-limited', { status: 429, retryAt: new Date(clock.now() + 121 * SECOND).toISOString() }),
    );
    await pass(SECOND);
    expect(signIn.state).toMatchObject({ kind: 'waiting', problem: { kind: 'rate-limited' } });
    pins.answer = waiting;
    await pass(119 * SECOND);
    expect(pins.checked).toHaveLength(1);
    await pass(SECOND);
    expect(pins.checked).toHaveLength(2);
    expect(signIn.state).toMatchObject({ kind: 'waiting', problem: null });
    expect(clock.untilNext).toBe(3_500);
  });

  it('slow down by themselves when a throttling plex.tv does not say for how long', async () => {
    const { clock, pins, pass, started } = setUp();
    await started();
    pins.answer = fail(problem('rate-limited', { status: 429 }));
    const waits: (number | null)[] = [];
    for (let check = 0; check < 6; check += 1) {
      await pass(clock.untilNext ?? 0);
      waits.push(clock.untilNext);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it.each([
    ['unavailable', problem('unavailable', { status: 503 })],
    ['unreachable', problem('unreachable', { code: 'ERR_INTERNET_DISCONNECTED' })],
    ['unreadable', problem('unreadable', { status: 200 })],
  ])('go on through an outage (%s), say so, and bring what was allowed meanwhile', async (kind, it) => {
    const { clock, pins, signIn, states, tokens, pass, started } = setUp();
    await started();
    await pass(5 * SECOND);
    pins.answer = fail(it);
    await pass(10 * MINUTE);
    expect(signIn.state).toMatchObject({
      kind: 'waiting',
      problem: { kind, advice: expect.stringContaining('keeps trying automatically') as string },
    });
    expect(pins.checked.length).toBeLessThan(40);
    expect(clock.untilNext).toBeLessThanOrEqual(30 * SECOND);
    pins.answer = claimed;
    await pass(30 * SECOND);
    expect(tokens).toEqual([token]);
    expect(states.at(-1)).toEqual({ kind: 'claimed' });
  });

  it('forget an outage that is over', async () => {
    const { clock, pins, signIn, states, pass, started } = setUp();
    await started();
    pins.answer = fail(problem('unavailable'));
    await pass(10 * SECOND);
    pins.answer = waiting;
    await pass(30 * SECOND);
    expect(signIn.state).toMatchObject({ kind: 'waiting', problem: null });
    expect(clock.untilNext).toBeLessThanOrEqual(SECOND);
    const count = states.length;
    await pass(5 * SECOND);
    expect(states, 'nothing new is told').toHaveLength(count);
    pins.answer = fail(problem('unavailable'));
    await pass(SECOND);
    expect(clock.untilNext, 'the next outage begins again').toBeLessThanOrEqual(1_500);
  });

  it('end when plex.tv refuses them, since asking again would not help', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    pins.answer = fail(problem('bad-request', { status: 403 }));
    await pass(SECOND);
    expect(signIn.state).toMatchObject({ kind: 'failed', problem: { kind: 'bad-request', status: 403 } });
    expect(clock.untilNext).toBeNull();
  });
});

describe('the end of a PIN', () => {
  it('comes with its time, after one last check', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    await pass(30 * MINUTE - 1);
    const before = pins.checked.length;
    expect(signIn.state.kind).toBe('waiting');
    await pass(1);
    expect(signIn.state).toEqual({ kind: 'expired' });
    expect(clock.untilNext).toBeNull();
    expect(pins.checked).toHaveLength(before + 1);
  });

  it('brings what was allowed in the last second', async () => {
    const { clock, pins, tokens, pass, started } = setUp();
    await started();
    pins.answer = fail(
      problem('rate-limited', { retryAt: new Date(clock.now() + 45 * MINUTE).toISOString() }),
    );
    await pass(30 * MINUTE - SECOND);
    pins.answer = claimed;
    await pass(SECOND);
    expect(tokens).toEqual([token]);
  });

  it('waits for the check under way, and makes one more', async () => {
    const { pins, signIn, tokens, pass, started } = setUp();
    await started();
    await pass(30 * MINUTE - 10 * SECOND);
    pins.holding = true;
    await pass(11 * SECOND);
    const before = pins.checked.length;
    expect(signIn.state.kind).toBe('waiting');
    pins.answer = claimed;
    pins.release(waiting);
    await pass(SECOND);
    expect(pins.checked).toHaveLength(before + 1);
    expect(pins.mostOpen).toBe(1);
    expect(tokens).toEqual([token]);
  });

  it('comes although plex.tv can’t be reached', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    pins.answer = fail(problem('unreachable'));
    await pass(30 * MINUTE);
    expect(signIn.state).toEqual({ kind: 'expired' });
    expect(clock.untilNext).toBeNull();
  });

  it('comes when plex.tv says so: early, or when somebody refused it', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    pins.answer = gone;
    await pass(SECOND);
    expect(signIn.state).toEqual({ kind: 'expired' });
    expect(clock.untilNext).toBeNull();
  });

  it('is followed by a new PIN when one is wanted', async () => {
    const { pins, signIn, tokens, pass, started } = setUp();
    await started('short');
    pins.answer = gone;
    await pass(SECOND);
    pins.answer = claimed;
    signIn.start('strong');
    await settled();
    expect(signIn.state).toMatchObject({ kind: 'waiting', strength: 'strong' });
    await pass(SECOND);
    expect(pins.wishes).toEqual([false, true]);
    expect(pins.checked).toEqual(['1', '2']);
    expect(tokens).toEqual([token]);
  });
});

describe('a computer', () => {
  it('may sleep: what is late is checked at once when it wakes', async () => {
    const { clock, pins, tokens, pass, started } = setUp();
    await started();
    await pass(5 * SECOND);
    clock.set(clock.now() + 20 * MINUTE);
    pins.answer = claimed;
    await pass(SECOND);
    expect(tokens).toEqual([token]);
  });

  it('may sleep past the end', async () => {
    const { clock, pins, signIn, started } = setUp();
    await started();
    clock.set(clock.now() + 8 * HOUR);
    pins.answer = gone;
    clock.pass(SECOND);
    await settled();
    expect(signIn.state).toEqual({ kind: 'expired' });
    expect(pins.checked).toHaveLength(1);
  });

  it.each([1, -1])('may have its clock set by %i year', async (years) => {
    const { clock, pins, signIn, tokens, pass, started } = setUp();
    await started();
    await pass(5 * SECOND);
    clock.set(clock.now() + years * 365 * 24 * HOUR);
    await pass(20 * MINUTE);
    expect(signIn.state).toMatchObject({ kind: 'waiting', problem: null });
    expect(pins.mostOpen).toBe(1);
    await pass(10 * MINUTE);
    expect(signIn.state).toEqual({ kind: 'expired' });
    pins.answer = claimed;
    signIn.start('strong');
    await settled();
    await pass(SECOND);
    expect(tokens).toEqual([token]);
  });
});

describe('canceling', () => {
  it('is seen at once, stops all, and makes one last check', async () => {
    const { clock, pins, signIn, pass, started } = setUp();
    await started();
    await pass(5 * SECOND);
    const canceled = signIn.cancel();
    expect(signIn.state).toEqual({ kind: 'idle' });
    expect(clock.untilNext).toBeNull();
    expect(await canceled).toBeNull();
    expect(pins.checked).toHaveLength(6);
    await pass(MINUTE);
    expect(pins.checked).toHaveLength(6);
  });

  it('hands over the token of a PIN that was allowed since the last check', async () => {
    const { pins, signIn, tokens, pass, started } = setUp();
    await started();
    await pass(5 * SECOND);
    pins.answer = claimed;
    expect((await signIn.cancel())?.reveal()).toBe(secret);
    expect(tokens, 'nobody else gets it').toEqual([]);
    expect(await signIn.cancel(), 'nor again').toBeNull();
    expect(signIn.state).toEqual({ kind: 'idle' });
  });

  it('hands over the token that a check under way brings', async () => {
    const { pins, signIn, states, tokens, pass, started } = setUp();
    await started();
    pins.holding = true;
    await pass(SECOND);
    const canceled = signIn.cancel();
    pins.release(claimed);
    pins.answer = gone;
    expect(await canceled).toBe(token);
    expect(tokens).toEqual([]);
    expect(states.at(-1)).toEqual({ kind: 'idle' });
  });

  it('checks once more after a check under way that brings nothing', async () => {
    const { pins, signIn, pass, started } = setUp();
    await started();
    pins.holding = true;
    await pass(SECOND);
    const canceled = signIn.cancel();
    pins.answer = claimed;
    pins.release(fail(problem('unreachable')));
    expect(await canceled).toBe(token);
    expect(pins.checked).toHaveLength(2);
    expect(pins.mostOpen).toBe(1);
  });

  it('needs no check before there is a PIN', async () => {
    const { pins, signIn, states, pass } = setUp();
    signIn.start('strong');
    expect(await signIn.cancel()).toBeNull();
    await pass(MINUTE);
    expect(pins.checked).toEqual([]);
    expect(states.map(({ kind }) => kind)).toEqual(['creating', 'idle']);
  });

  it('does not touch the sign-in that follows', async () => {
    const { pins, signIn, tokens, pass, started } = setUp();
    await started();
    pins.holding = true;
    await pass(SECOND);
    const canceled = signIn.cancel();
    await started('short');
    pins.release(waiting);
    await canceled;
    expect(signIn.state).toMatchObject({ kind: 'waiting', strength: 'short' });
    await pass(SECOND);
    expect(pins.checked).toEqual(['1', '1', '2']);
    pins.answer = claimed;
    await pass(SECOND);
    expect(tokens).toEqual([token]);
  });
});
