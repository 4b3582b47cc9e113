import { describe, expect, it } from 'vitest';
import type { SignInFacts, SignInRecord, Unfinished } from '../../../../main/account/stores';
import type { KeychainProblem } from '../../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import type { Keychain } from '../../../../main/storage/keychain/keychain';
import { createTokenStore } from '../../../../main/storage/keychain/token-store';
import { FakeClock } from '../../support/fake-clock';
import { A_SIGN_IN } from '../../support/sign-in-facts';

function setUp(signedIn: boolean, isLookedFor = false) {
  let provider: string | null = null;
  const items = new Map<string, string>();
  let trouble: KeychainProblem | null = null;
  const asked: { mayPrompt: boolean }[] = [];
  const inTrouble = <T>(value: T): Promise<Result<T, KeychainProblem>> =>
    Promise.resolve(trouble ? fail(trouble) : succeed(value));
  const keychain: Keychain = {
    get(account, options) {
      asked.push({ mayPrompt: options?.mayPrompt ?? false });
      return inTrouble(items.get(account) ?? null);
    },
    set(account, secret) {
      steps.push('token');
      if (!trouble) items.set(account, secret);
      return inTrouble(undefined);
    },
    delete(account, options) {
      asked.push({ mayPrompt: options?.mayPrompt ?? true });
      if (!trouble) items.delete(account);
      return inTrouble(undefined);
    },
    probe: () => inTrouble(undefined),
    provider: () => Promise.resolve(provider),
    close: () => undefined,
  };
  let diskIsFull = false;
  let facts: SignInFacts | null = signedIn ? A_SIGN_IN : null;
  let stage: Unfinished['stage'] | null = null;
  const steps: string[] = [];
  const enter = (to: typeof stage, then: SignInFacts | null) => {
    if (diskIsFull) return Promise.resolve(fail(problem('disk', { code: 'ENOSPC' })));
    [stage, facts] = [to, then];
    steps.push(to ?? (then ? 'kept' : 'nobody'));
    return Promise.resolve(succeed(undefined));
  };
  const begun = (origin: SignInFacts['origin'], keptIn: SignInFacts['keptIn']) => ({
    ...A_SIGN_IN,
    signIn: 'another-sign-in',
    origin,
    keptIn,
  });
  const record: SignInRecord = {
    get facts() {
      return facts;
    },
    get unfinished() {
      return stage && { stage, origin: 'browser' as const, since: null, keptIn: 'KeePassXC' };
    },
    reload: () => Promise.resolve(facts),
    arrive: () => enter('arriving', null),
    begin: (origin, _now, keptIn) => enter(null, begun(origin, keptIn)),
    note(more) {
      if (facts) facts = { ...facts, ...more };
      return Promise.resolve(succeed(undefined));
    },
    belongTo: () => Promise.resolve(succeed(undefined)),
    leave: () => enter('leaving', null),
    stay: () => enter(null, facts),
    end: () => enter(null, null),
  };
  let onHold: () => void = () => undefined;
  return {
    tokens: createTokenStore({
      keychain,
      entry: 'plex.tv token',
      record,
      hold(task) {
        onHold();
        return task();
      },
      isLookedFor: () => isLookedFor,
      clock: new FakeClock(),
    }),
    items,
    asked,
    facts: () => facts,
    answers: (name: string | null) => (provider = name),
    steps,
    begin: (it: Unfinished['stage']) => (stage = it),
    onHold: (task: () => void) => (onHold = task),
    fillDisk: () => (diskIsFull = true),
    fail: (it: KeychainProblem | null) => (trouble = it),
  };
}

function tokenOf(text: string): Token {
  const token = Token.parse(text);
  if (!token.ok) throw new Error('The test’s own token is malformed.');
  return token.value;
}

const quiet = { mayPrompt: false };

describe('the token store', () => {
  it('keeps a token under a name of its own, and the bare fact of it on disk', async () => {
    const { tokens, items, facts } = setUp(false);
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toEqual(succeed(undefined));
    expect([...items]).toEqual([['plex.tv token', 'a-token']]);
    expect(facts()).not.toBeNull();
    expect(tokens.expected()).toBe(true);
    expect(await tokens.read(quiet)).toMatchObject({ ok: true });
  });

  it('notes what it is about to do before the keychain has a token, and that it is done after', async () => {
    const { tokens, steps } = setUp(false);
    await tokens.write(tokenOf('a-token'), 'browser');
    expect(steps).toEqual(['arriving', 'token', 'kept']);
  });

  it('needs no such note where there is a sign-in already', async () => {
    const { tokens, steps } = setUp(true);
    await tokens.write(tokenOf('a-token'), 'browser');
    expect(steps).toEqual(['token', 'kept']);
  });

  it.each([
    ['keychain-locked', 'nobody'],
    ['keychain-absent', 'nobody'],
    ['keychain-denied', 'nobody'],
    ['keychain-failed', 'leaving'],
    ['keychain-waiting', 'leaving'],
  ] as const)('after %s leaves a note only where a token may have come all the same', async (kind, last) => {
    const { tokens, steps, fail: inTrouble } = setUp(false);
    inTrouble(problem(kind));
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toMatchObject({ problem: { kind } });
    expect(steps).toEqual(['arriving', 'token', last]);
  });

  it('finds nothing where a sign-in or sign-out is under way', async () => {
    const { tokens, items, begin } = setUp(false);
    items.set('plex.tv token', 'a-token');
    begin('leaving');
    expect(await tokens.read(quiet)).toEqual(succeed(null));
    expect(await tokens.isThere()).toEqual(succeed(true));
    items.clear();
    expect(await tokens.isThere()).toEqual(succeed(false));
  });

  it('does not note what the keychain refused', async () => {
    const { tokens, facts, fail: inTrouble } = setUp(false);
    inTrouble(problem('keychain-locked'));
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toMatchObject({
      problem: { kind: 'keychain-locked' },
    });
    expect(facts()).toBeNull();
  });

  it('keeps nothing that the disk can’t note: no later run would find it', async () => {
    const { tokens, items, fillDisk } = setUp(false);
    fillDisk();
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toMatchObject({ problem: { kind: 'disk' } });
    expect(items.size).toBe(0);
  });

  it('keeps a token that the disk can’t note where the next run looks for it all the same', async () => {
    const { tokens, items, fillDisk } = setUp(false, true);
    fillDisk();
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toEqual(succeed(undefined));
    expect(items.size).toBe(1);
  });

  it('keeps the token of a sign-in that is noted already, also while the disk is full', async () => {
    const { tokens, items, fillDisk } = setUp(true);
    fillDisk();
    expect(await tokens.write(tokenOf('a-token'), 'browser')).toEqual(succeed(undefined));
    expect([...items]).toEqual([['plex.tv token', 'a-token']]);
  });

  it('finds no token where none was ever kept', async () => {
    expect(await setUp(false).tokens.read(quiet)).toEqual(succeed(null));
  });

  it('misses a token that was kept and is gone', async () => {
    expect(await setUp(true).tokens.read(quiet)).toMatchObject({ problem: { kind: 'keychain-missing' } });
  });

  it('finds a token again although the fact on disk was lost', async () => {
    const { tokens, items, facts } = setUp(false);
    items.set('plex.tv token', 'a-token');
    expect(await tokens.read(quiet)).toMatchObject({ ok: true });
    expect(facts()).not.toBeNull();
  });

  it('does not find one again that another Marquee is just forgetting', async () => {
    const { tokens, items, facts, onHold } = setUp(false);
    items.set('plex.tv token', 'a-token');
    onHold(() => items.clear());
    await tokens.read(quiet);
    expect(facts()).toBeNull();
  });

  it('takes an item that is no token for a missing one', async () => {
    const { tokens, items } = setUp(false);
    items.set('plex.tv token', 'two words');
    expect(await tokens.read(quiet)).toMatchObject({ problem: { kind: 'keychain-missing' } });
  });

  it('lets the keychain ask only when it was told so', async () => {
    const { tokens, asked } = setUp(true);
    await tokens.read({ mayPrompt: false });
    await tokens.read({ mayPrompt: true });
    expect(asked).toEqual([{ mayPrompt: false }, { mayPrompt: true }]);
  });

  describe('while another program answers as the keychain than the one that keeps the token', () => {
    const elsewhere = { problem: { kind: 'keychain-elsewhere' } };

    async function changedOver() {
      const all = setUp(false);
      all.answers('KeePassXC');
      await all.tokens.write(tokenOf('a-token'), 'browser');
      all.answers('GNOME Keyring');
      all.items.clear();
      return all;
    }

    it('names both, and asks nobody to unlock the other one', async () => {
      const { tokens, asked, fail: inTrouble } = await changedOver();
      const missing = await tokens.read({ mayPrompt: true });
      expect(missing).toMatchObject(elsewhere);
      expect(!missing.ok && missing.problem.message).toMatch(/KeePassXC.*GNOME Keyring/);
      inTrouble(problem('keychain-locked'));
      expect(await tokens.read({ mayPrompt: true })).toMatchObject(elsewhere);
      expect(asked).toEqual([{ mayPrompt: false }, { mayPrompt: false }]);
    });

    it('does not claim to have forgotten it, and is not usable', async () => {
      const { tokens, facts } = await changedOver();
      expect(await tokens.usable()).toBe(false);
      expect(await tokens.erase()).toMatchObject(elsewhere);
      expect(facts()).not.toBeNull();
    });

    it('reads it again when the program is back, and keeps the next one where it is now', async () => {
      const { tokens, items, facts, answers } = await changedOver();
      answers('KeePassXC');
      items.set('plex.tv token', 'a-token');
      expect(await tokens.read(quiet)).toMatchObject({ ok: true });
      answers('GNOME Keyring');
      await tokens.write(tokenOf('a-token'), 'browser');
      expect(facts()).toMatchObject({ keptIn: 'GNOME Keyring' });
      expect(await tokens.erase()).toMatchObject({ ok: true });
    });

    it('reads it where it was moved to', async () => {
      const { tokens, items } = await changedOver();
      items.set('plex.tv token', 'a-token');
      expect(await tokens.read(quiet)).toMatchObject({ ok: true });
    });
  });

  it('notes where the token of an earlier Marquee is kept', async () => {
    const { tokens, items, facts, answers } = setUp(true);
    items.set('plex.tv token', 'a-token');
    answers('KWallet');
    await tokens.read(quiet);
    expect(facts()).toMatchObject({ signIn: 'a-sign-in', keptIn: 'KWallet' });
  });

  it('forgets with a dialog what a person wants forgotten, and without one where nobody is there', async () => {
    const { tokens, asked } = setUp(true);
    await tokens.erase();
    await tokens.erase({ mayPrompt: false });
    expect(asked).toEqual([{ mayPrompt: true }, { mayPrompt: false }]);
  });

  it('forgets only what the keychain has really forgotten', async () => {
    const { tokens, items, facts, fail: inTrouble } = setUp(true);
    items.set('plex.tv token', 'a-token');
    inTrouble(problem('keychain-locked'));
    expect(await tokens.usable()).toBe(false);
    expect(await tokens.erase()).toMatchObject({ problem: { kind: 'keychain-locked' } });
    expect(facts()).not.toBeNull();
    inTrouble(null);
    expect(await tokens.usable()).toBe(true);
    expect(await tokens.erase()).toEqual(succeed(undefined));
    expect(items.size).toBe(0);
  });
});
