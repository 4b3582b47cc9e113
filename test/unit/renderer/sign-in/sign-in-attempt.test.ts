import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../preload/contract/problem';
import type { SignIn } from '../../../../preload/contract/account/sign-in';
import { problem } from '../../../../main/base/problems';
import { SignInAttempt } from '../../../../renderer/lib/sign-in/sign-in-attempt.svelte';

const TOKEN = 'abcDEF123456-_abcDEF';

/** An attempt whose sign-ins end as `outcomes` say, one after the other. */
function attemptWith(...outcomes: (Problem | null)[]) {
  const tried: Pick<SignIn, 'token' | 'keep'>[] = [];
  const attempt = new SignInAttempt((signIn) => {
    tried.push(signIn);
    return Promise.resolve(outcomes.shift() ?? null);
  });
  return { attempt, tried };
}

describe('a sign-in', () => {
  it('tries the token that was pasted, and is done', async () => {
    const { attempt, tried } = attemptWith(null);
    await attempt.submit(` ${TOKEN}\n`, 'keychain');
    expect(tried).toEqual([{ token: ` ${TOKEN}\n`, keep: 'keychain' }]); // main finds the token in it
    expect(attempt.state).toEqual({ kind: 'idle' });
  });

  it('asks for a token where none was pasted, without asking plex.tv', async () => {
    const { attempt, tried } = attemptWith();
    await attempt.submit('  ', 'keychain');
    expect(tried).toEqual([]);
    expect(attempt.state).toEqual({ kind: 'missing' });
  });

  it('shows that it is checking, and takes no second token meanwhile', async () => {
    const { attempt, tried } = attemptWith(null);
    const first = attempt.submit(TOKEN, 'keychain');
    expect(attempt.state).toEqual({ kind: 'checking' });
    await attempt.submit('another', 'keychain');
    await first;
    expect(tried).toHaveLength(1);
  });

  it('tells why a token was refused, and keeps nothing to go on with', async () => {
    const rejected = problem('rejected');
    const { attempt, tried } = attemptWith(rejected);
    await attempt.submit(TOKEN, 'keychain');
    expect(attempt.state).toEqual({ kind: 'failed', problem: rejected, sessionOffer: false });
    await attempt.goOnForSession();
    expect(tried).toHaveLength(1);
  });

  it('offers to go on for the session when the keychain can’t keep the token', async () => {
    const { attempt, tried } = attemptWith(problem('keychain-absent'), null);
    await attempt.submit(TOKEN, 'keychain');
    expect(attempt.state).toMatchObject({ kind: 'failed', sessionOffer: true });
    await attempt.goOnForSession();
    expect(tried[1]).toEqual({ token: TOKEN, keep: 'session' });
    expect(attempt.state).toEqual({ kind: 'idle' });
  });

  it('makes that offer once: the token is gone after it was taken', async () => {
    const { attempt, tried } = attemptWith(problem('keychain-absent'), problem('unreachable'));
    await attempt.submit(TOKEN, 'keychain');
    await attempt.goOnForSession();
    expect(attempt.state).toMatchObject({ kind: 'failed', sessionOffer: false });
    await attempt.goOnForSession();
    expect(tried).toHaveLength(2);
  });

  it('makes no such offer to one who goes on for the session already', async () => {
    const { attempt } = attemptWith(problem('keychain-failed'));
    await attempt.submit(TOKEN, 'session');
    expect(attempt.state).toMatchObject({ kind: 'failed', sessionOffer: false });
  });

  it('makes that offer, too, where the disk can’t be written to', async () => {
    const { attempt } = attemptWith(problem('disk'));
    await attempt.submit(TOKEN, 'keychain');
    expect(attempt.state).toMatchObject({ kind: 'failed', sessionOffer: true });
  });

  it('drops the token when told to forget it', async () => {
    const { attempt, tried } = attemptWith(problem('keychain-denied'));
    await attempt.submit(TOKEN, 'keychain');
    attempt.forget();
    expect(attempt.state).toEqual({ kind: 'idle' });
    await attempt.goOnForSession();
    expect(tried).toHaveLength(1);
  });

  it('never gives the held token away to whoever prints or stores the attempt', async () => {
    const { attempt } = attemptWith(problem('keychain-locked'));
    await attempt.submit(TOKEN, 'keychain');
    expect(JSON.stringify([attempt, attempt.state])).not.toContain(TOKEN);
  });
});
