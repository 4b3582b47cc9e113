import type { Account } from '../../../main/account/account';
import { type AccountState, signedIn, type SignedIn } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import { fail, succeed } from '../../../preload/contract/result';
import type { User } from '../../../preload/contract/account/user';
import { Accounts } from '../../../main/account/accounts';
import type { OpenAccount } from '../../../main/account/open-account';
import type { CheckedToken } from '../../../main/account/sign-in/checked-token';
import type { DeviceWatch } from '../../../main/account/devices/device-watch';
import type { HistoryKeeper } from '../../../main/account/history/history-keeper';
import type {
  ForgetOptions,
  ReadOptions,
  SignInRecord,
  TokenStore,
  Unfinished,
} from '../../../main/account/stores';
import { Emitter } from '../../../main/base/emitter';
import { problem } from '../../../main/base/problems';
import { Token } from '../../../main/plex/token';

/** A user that plex.tv knows. */
export const userOf = (id: string): User => ({
  id,
  title: `Title ${id}`,
  subscription: null,
  oddities: [],
  extra: {},
});
/** How an account stands that is signed in to this user. */
export const knownAs = (id: string): SignedIn => ({
  ...signedIn('keychain'),
  last: { user: userOf(id), fetchedAt: '2026-01-01T00:00:00.000Z' },
});

const NOW = Date.parse('2026-01-01T00:00:00.000Z');
const LONG_AGO = '2025-12-31T23:59:00.000Z';
export const JUST_NOW = '2025-12-31T23:59:55.000Z';

/** An account as far as the accounts see it. */
class FakeAccount {
  state: AccountState = { kind: 'signed-out', problem: null };
  readonly done: string[] = [];
  problem: Problem | null = null;
  plexProblem: Problem | null = null;
  /** What can't be removed when it signs out, which is done all the same. */
  leaves: Problem | null = null;
  /** Whether the keychain might have asked a person before each sign-out. */
  readonly asked: (boolean | undefined)[] = [];
  onSignOut: () => void = () => undefined;
  readonly #changed = new Emitter<AccountState>();
  readonly onChange = this.#changed.on;
  /** Another Marquee has signed someone in here, or out. */
  isOutdated = false;
  readonly loads: ReadOptions[] = [];
  /** Something has changed about it: whoever listens is told. */
  become(state: AccountState): void {
    this.state = state;
    this.#changed.emit(state);
  }
  /** What it finds when it is loaded. */
  found: AccountState = { kind: 'signed-out', problem: null };

  load(options: ReadOptions) {
    this.loads.push(options);
    this.state = this.found;
    this.isOutdated = false;
    return Promise.resolve();
  }

  take({ answer }: CheckedToken, { origin }: { readonly origin: string }) {
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.state = knownAs(answer.user.id ?? '');
    this.done.push(`taken ${origin}`);
    return Promise.resolve(succeed(undefined));
  }
  signOut(options?: ForgetOptions) {
    this.asked.push(options?.mayPrompt);
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.state = { kind: 'signed-out', problem: null };
    this.done.push('signed out');
    this.#changed.emit(this.state);
    this.onSignOut();
    return Promise.resolve(this.leaves ? fail(this.leaves) : succeed(undefined));
  }
  signOutAtPlex() {
    if (this.plexProblem) return Promise.resolve(fail(this.plexProblem));
    this.done.push('ended at Plex');
    return Promise.resolve(succeed(undefined));
  }
}

/** @param ids whose user is signed in at which place: `{ 1: 'a' }` */
export function setUp(ids: Readonly<Record<number, string>> = {}, shownId: number | null = null) {
  const fakes = new Map<number, FakeAccount>();
  const removed: number[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  let kept: number | null = null;
  let others: readonly number[] = [];
  let shows = 0;
  let holds = 0;
  const waits: (number | undefined)[] = [];
  const events: string[] = [];
  const histories = new Map<number, Emitter<null>>();
  const devices = new Map<number, Emitter>();
  const found: number[] = [];
  let isBusy = false;
  const unfinished = new Map<number, Unfinished>();
  const tokensAt = new Set<number>();
  let keychainIsLocked = false;
  const noted: string[] = [];
  const note = (word: string, id: number) => {
    noted.push(`${word} ${id}`);
    unfinished.delete(id);
    if (word === 'begin') others = [...others, id];
    return Promise.resolve(succeed(undefined));
  };
  const open = (id: number): OpenAccount => {
    const fake = new FakeAccount();
    const user = ids[id];
    if (user !== undefined) fake.state = knownAs(user);
    else fake.isOutdated = others.includes(id);
    fakes.set(id, fake);
    const [history, watch] = [new Emitter<null>(), new Emitter()];
    histories.set(id, history);
    devices.set(id, watch);
    return {
      id,
      account: fake as unknown as Account, // its private parts are nobody's business here
      history: { onChange: history.on } as unknown as HistoryKeeper,
      devices: { onChange: watch.on } as unknown as DeviceWatch,
      tokens: {
        expected: () => others.includes(id),
        isThere: () =>
          Promise.resolve(keychainIsLocked ? fail(problem('keychain-locked')) : succeed(tokensAt.has(id))),
      } as unknown as TokenStore,
      record: {
        get unfinished() {
          return unfinished.get(id) ?? null;
        },
        begin: () => note('begin', id),
        end: () => note('end', id),
      } as unknown as SignInRecord,
    };
  };
  const accounts = new Accounts({
    client: {
      getUser: (token, { signal }) => {
        signals.push(signal);
        const text = token.reveal();
        return Promise.resolve(
          text === 'bad'
            ? fail(problem('rejected', { status: 401 }))
            : succeed({ kind: 'user', user: userOf(text), etag: null }),
        );
      },
    },
    tokenPlacement: () => 'header',
    mayPrompt: false,
    keptIds: Object.keys(ids).map(Number),
    known: () => Promise.resolve({ kept: others, unfinished: [...unfinished.keys()] }),
    maxId: 4,
    hold: (task, maxWaitMs) => {
      holds += 1;
      waits.push(maxWaitMs);
      return isBusy ? Promise.resolve(fail(problem('busy'))) : task();
    },
    now: () => NOW,
    shownId,
    open,
    keepShown(id) {
      kept = id;
      return Promise.resolve();
    },
  });
  accounts.on((event) => {
    events.push('opened' in event ? `${event.kind} ${event.opened.id}` : event.kind);
    if (event.kind === 'found') found.push(event.opened.id);
    if (event.kind === 'removed') removed.push(event.opened.id);
    if (event.kind === 'shown') shows += 1;
  });
  const fakeAt = (id: number): FakeAccount => {
    const fake = fakes.get(id);
    if (!fake) throw new Error(`Nobody has place ${id}.`);
    return fake;
  };
  /** Another Marquee has added these accounts meanwhile. */
  const meanwhile = (...added: readonly number[]) => (others = added);
  /** A Marquee that was killed has begun this. */
  const begun = (id: number, stage: Unfinished['stage'], hasToken: boolean, since = LONG_AGO) => {
    unfinished.set(id, { stage, origin: 'browser', since, keptIn: null });
    if (hasToken) tokensAt.add(id);
  };
  return {
    accounts,
    meanwhile,
    begun,
    fakeAt,
    removed,
    signals,
    noted,
    found,
    kept: () => kept,
    shows: () => shows,
    holds: () => holds,
    waits,
    events,
    historyOf: (id: number) => histories.get(id)?.emit(null),
    devicesOf: (id: number) => devices.get(id)?.emit(),
    lockKeychain: () => (keychainIsLocked = true),
    makeBusy: () => (isBusy = true),
  };
}

/** The token of the user with this id. */
export function tokenOf(id: string): Token {
  const token = Token.parse(id);
  if (!token.ok) throw new Error('The test’s own token is malformed.');
  return token.value;
}
