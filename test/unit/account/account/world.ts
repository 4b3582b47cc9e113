import { Account } from '../../../../main/account/account';
import { checkToken } from '../../../../main/account/sign-in/checked-token';
import type { AccountState, Reply } from '../../../../preload/contract/account/account-state';
import type {
  DiskProblem,
  KeychainProblem,
  PlexProblem,
  Problem,
} from '../../../../preload/contract/problem';
import { fail, type Result, succeed } from '../../../../preload/contract/result';
import type { User } from '../../../../preload/contract/account/user';
import type { AccountIds } from '../../../../main/account/history/changes';
import type {
  ChangeLog,
  ForgetOptions,
  ReplyStore,
  SignInFacts,
  SignInRecord,
  TokenStore,
} from '../../../../main/account/stores';
import type { Ask, PlexClient, UserAnswer } from '../../../../main/plex/client';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import { FakeClock } from '../../support/fake-clock';
import { A_SIGN_IN } from '../../support/sign-in-facts';

export const userCalled = (title: string): User => ({ title, subscription: null, oddities: [], extra: {} });

/** A keychain that holds one token, and fails with `problem` while that is set. */
class FakeTokens implements TokenStore {
  kept: Token | null = null;
  marked = false;
  problem: KeychainProblem | null = null;

  expected = (): boolean => this.marked;
  usable = (): Promise<boolean> => Promise.resolve(this.problem === null);

  read(): Promise<Result<Token | null, KeychainProblem>> {
    if (this.problem) return Promise.resolve(fail(this.problem));
    if (!this.kept && this.marked) return Promise.resolve(fail(problem('keychain-missing')));
    return Promise.resolve(succeed(this.kept));
  }

  write(token: Token): Promise<Result<undefined, KeychainProblem>> {
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.kept = token;
    this.marked = true;
    return Promise.resolve(succeed(undefined));
  }

  isThere = () => Promise.resolve(succeed(this.kept !== null));

  /** How each erasure might have bothered a person. */
  readonly erasures: (ForgetOptions | undefined)[] = [];

  erase(options?: ForgetOptions): Promise<Result<undefined, KeychainProblem>> {
    this.erasures.push(options);
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.kept = null;
    this.marked = false;
    return Promise.resolve(succeed(undefined));
  }
}

class FakeReplies implements ReplyStore {
  kept: Reply | null = null;

  read = (): Promise<Reply | null> => Promise.resolve(this.kept);
  /** What a write waits for, like a slow disk. */
  slowness: Promise<void> = Promise.resolve();
  write = (reply: Reply): Promise<void> => {
    this.kept = reply;
    return this.slowness;
  };
  problem: DiskProblem | null = null;
  /** How each erasure, of which the key is a part, might have bothered a person. */
  readonly erasures: (ForgetOptions | undefined)[] = [];
  erase = (options?: ForgetOptions): Promise<Result<undefined, DiskProblem>> => {
    this.erasures.push(options);
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.kept = null;
    return Promise.resolve(succeed(undefined));
  };
}

/** Notes the titles of the replies that it is told of, and the end. */
class FakeChanges implements ChangeLog {
  readonly received: string[] = [];
  of: AccountIds | null = null;

  account = (): Promise<AccountIds | null> => Promise.resolve(this.of);

  async record(before: Reply | null | Promise<Reply | null>, after: Reply, kept: string): Promise<boolean> {
    this.received.push(`${(await before)?.user.title ?? 'nothing'}, then ${after.user.title ?? ''}: ${kept}`);
    return true;
  }
  erase = (): Promise<Result<undefined, DiskProblem>> => {
    this.received.push('erased');
    return Promise.resolve(succeed(undefined));
  };
  forget = (): Promise<void> => {
    this.received.push('forgotten');
    return Promise.resolve();
  };
}

/** What is known of a sign-in; null while nothing is. */
export class FakeRecord implements SignInRecord {
  facts: SignInFacts | null = null;
  /** What another Marquee has made of it meanwhile; undefined when none has. */
  meanwhile: SignInFacts | null | undefined;
  unfinished: SignInRecord['unfinished'] = null;
  /** What was noted of the beginning and the end of sign-ins. */
  readonly noted: string[] = [];
  /** Whose the sign-in was said to be. */
  readonly owners: unknown[] = [];

  reload = () => {
    if (this.meanwhile !== undefined) this.facts = this.meanwhile;
    return Promise.resolve(this.facts);
  };
  arrive = () => this.#note('arrive');
  begin = () => this.#note('begin');
  leave = () => this.#note('leave');
  stay = () => this.#note('stay');
  end = () => this.#note('end');
  #note(word: string) {
    this.noted.push(word);
    return Promise.resolve(succeed(undefined));
  }
  belongTo: SignInRecord['belongTo'] = ({ uuid }) => {
    this.owners.push(uuid);
    return Promise.resolve(succeed(undefined));
  };
  note: SignInRecord['note'] = (facts) => {
    if (this.facts) this.facts = { ...this.facts, ...facts };
    return Promise.resolve(succeed(undefined));
  };
}

type Answer = Result<UserAnswer, PlexProblem>;

/** A plex.tv whose answers a test gives when it likes. */
class FakePlex implements Pick<PlexClient, 'getUser' | 'ping' | 'signOut' | 'getHomeUsers'> {
  /** The calls beside readings. */
  readonly calls: string[] = [];
  problem: PlexProblem | null = null;

  readonly asked: { readonly token: string; readonly ask: Ask; readonly answer: (it: Answer) => void }[] = [];

  getUser(token: Token, ask: Ask): Promise<Answer> {
    return new Promise((answer) => this.asked.push({ token: token.reveal(), ask, answer }));
  }

  ping = (token: Token) => this.#note('ping', token, undefined);
  signOut = (token: Token) => this.#note('sign-out', token, undefined);
  getHomeUsers = (token: Token) => this.#note('home', token, [{ title: 'Little One' }]);

  #note<Value>(call: string, token: Token, value: Value): Promise<Result<Value, PlexProblem>> {
    this.calls.push(`${call} ${token.reveal()}`);
    return Promise.resolve(this.problem ? fail(this.problem) : succeed(value));
  }

  /** Answers the oldest open request as soon as there is one. */
  async answer(it: Result<User, PlexProblem>, etag: string | null = null): Promise<void> {
    await this.answerAs(it.ok ? succeed({ kind: 'user', user: it.value, etag }) : it);
  }

  async answerAs(it: Answer): Promise<void> {
    await this.isAsked();
    this.asked.shift()?.answer(it);
  }

  /** Waits for a request, as long as promises that are settled can bring one. */
  async isAsked(): Promise<void> {
    for (let turn = 0; this.asked.length === 0; turn += 1) {
      if (turn > 1_000) throw new Error('plex.tv is not asked.');
      await Promise.resolve();
    }
  }
}

/** An account in a world of fakes, that a test turns as it likes. */
export function setUp() {
  const tokens = new FakeTokens();
  const replies = new FakeReplies();
  const changes = new FakeChanges();
  const record = new FakeRecord();
  const plex = new FakePlex();
  const clock = new FakeClock();
  const states: AccountState[] = [];
  const settings: { minutes: number | null } = { minutes: 15 };
  const account = new Account({
    client: plex,
    tokens,
    record,
    replies,
    changes,
    devices: { erase: () => Promise.resolve(succeed(undefined)) },
    clock,
    random: () => 0.5,
    tokenPlacement: () => 'header',
    refreshMinutes: () => settings.minutes,
  });
  account.onChange((state) => states.push(state));
  /** What a person who signs in sets off: the token is read, checked, and kept. */
  async function signIn(text: string, keep: 'keychain' | 'session'): Promise<Result<undefined, Problem>> {
    const token = Token.parse(text);
    if (!token.ok) return token;
    const checked = await checkToken(plex, token.value, { placement: 'header' });
    return checked.ok ? account.take(checked.value, { keep, origin: 'pasted' }) : checked;
  }
  return { account, signIn, tokens, record, replies, changes, plex, clock, states, settings };
}

/** The same, signed in by a token in the keychain. */
export async function setUpSignedIn(ids: AccountIds = {}) {
  const parts = setUp();
  const done = parts.signIn('first-token', 'keychain');
  await parts.plex.answer(succeed({ ...userCalled('First'), ...ids }));
  await done;
  return parts;
}

/** Marquee started again on the keychain and the disk of a run before. */
export function restarted({ tokens, replies }: ReturnType<typeof setUp>) {
  const parts = setUp();
  Object.assign(parts.tokens, { kept: tokens.kept, marked: tokens.marked });
  parts.replies.kept = replies.kept;
  return parts;
}

export const quiet = { mayPrompt: false };

export const facts: SignInFacts = { ...A_SIGN_IN, keptAliveAt: '2025-12-31T00:00:00.000Z' };
