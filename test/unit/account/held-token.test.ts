import { beforeEach, describe, expect, it } from 'vitest';
import { HeldToken } from '../../../main/account/held-token';
import type { SignInFacts } from '../../../main/account/stores';
import { problem } from '../../../main/base/problems';
import { Token } from '../../../main/plex/token';
import { fail, succeed } from '../../../preload/contract/result';
import { A_SIGN_IN } from '../support/sign-in-facts';

function token(text: string): Token {
  const read = Token.parse(text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

const KEPT = token('kept-in-the-keychain');
const SESSION = token('held-for-a-session');

/** What the keychain and the record say; a test changes it. */
const kept = {
  token: KEPT as Token | null,
  isLocked: false,
  isExpected: true,
  signIn: 'first' as string | null,
};

const tokens = {
  expected: () => kept.isExpected,
  read: () => Promise.resolve(kept.isLocked ? fail(problem('keychain-locked')) : succeed(kept.token)),
};
const record = {
  get facts(): SignInFacts | null {
    return kept.signIn === null ? null : { ...A_SIGN_IN, signIn: kept.signIn };
  },
};
const options = { mayPrompt: false };

let held: HeldToken;
beforeEach(() => {
  Object.assign(kept, { token: KEPT, isLocked: false, isExpected: true, signIn: 'first' });
  held = new HeldToken(tokens, record);
});

describe('a token of the keychain', () => {
  beforeEach(() => held.take(KEPT, 'keychain'));

  it('is read there for each request, and not held', async () => {
    kept.token = token('written-meanwhile');
    expect(await held.read(options)).toEqual(succeed(kept.token));
    expect(held.isSession).toBe(false);
    expect(held.isOnlyInMemory).toBe(false);
  });

  it('is outdated once the record names another sign-in, or none', () => {
    expect(held.isOutdated).toBe(false);
    kept.signIn = 'second';
    expect(held.isOutdated).toBe(true);
    held.follow();
    expect(held.isOutdated).toBe(false);
    kept.signIn = null;
    expect(held.isOutdated).toBe(true);
  });

  it('is not that of any sign-in that comes after it was dropped', () => {
    held.drop();
    expect(held.isOutdated).toBe(true);
    kept.signIn = null;
    expect(held.isOutdated).toBe(false);
  });

  it('makes a call, unless the keychain has none or can’t be read', async () => {
    const call = () => held.call(options, (its) => Promise.resolve(succeed(its.reveal())));
    expect(await call()).toEqual(succeed(KEPT.reveal()));
    kept.token = null;
    expect(await call()).toEqual(succeed(null));
    kept.isLocked = true;
    expect(await call()).toMatchObject({ ok: false, problem: { kind: 'keychain-locked' } });
  });
});

describe('a token of a session', () => {
  beforeEach(() => held.take(SESSION, 'session'));

  it('is held here, and the keychain is not asked', async () => {
    kept.isLocked = true;
    expect(await held.read(options)).toEqual(succeed(SESSION));
    expect(held.isSession).toBe(true);
  });

  it('is all that there is, unless a sign-in is noted beside it', () => {
    expect(held.isOnlyInMemory).toBe(false);
    kept.isExpected = false;
    expect(held.isOnlyInMemory).toBe(true);
  });

  it('is not outdated by what becomes of the keychain', () => {
    kept.signIn = 'second';
    expect(held.isOutdated).toBe(false);
  });

  it('is about no sign-in of the keychain once it was dropped', async () => {
    held.drop();
    expect(held.isSession).toBe(false);
    expect(await held.read(options)).toEqual(succeed(KEPT));
    expect(held.isOutdated).toBe(true);
  });

  it('is forgotten for one of the keychain', async () => {
    held.take(KEPT, 'keychain');
    expect(held.isSession).toBe(false);
    expect(await held.read(options)).toEqual(succeed(KEPT));
    expect(held.isOutdated).toBe(false);
  });
});
