import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { Problem } from '../../../../preload/contract/problem';
import { fail, type Result } from '../../../../preload/contract/result';
import type { SignInState } from '../../../../preload/contract/account/sign-in';
import { problem } from '../../../../main/base/problems';
import { BrowserSignIn } from '../../../../renderer/lib/sign-in/browser-sign-in.svelte';
import { FakeBridge } from '../fake-bridge';

const NOBODY: AccountState = { kind: 'signed-out', problem: null };
const REJECTED: AccountState = { ...signedIn('keychain'), problem: problem('rejected') };
const CREATING: SignInState = { kind: 'creating' };
const SHORT: SignInState = {
  kind: 'waiting',
  strength: 'short',
  code: 'K7QP',
  link: 'https://plex.tv/link',
  expiresAt: '2026-03-01T12:15:00.000Z',
  problem: null,
  qr: { size: 1, path: 'M0 0h1v1h-1z' },
};

/** A flow, with what it told of its calls. */
function flowOn(bridge: FakeBridge) {
  const received: Result<unknown, Problem>[] = [];
  const flow = new BrowserSignIn(bridge, (result) => {
    received.push(result);
    return result.ok;
  });
  return { flow, received };
}

describe('the sign-in in the browser', () => {
  it('is shown nowhere while there is none', () => {
    const { flow } = flowOn(new FakeBridge());
    flow.take({ kind: 'idle' }, REJECTED);
    expect(flow.place).toBe('none');
  });

  it('has a page of its own where nobody is signed in, and where an account is added', async () => {
    const { flow } = flowOn(new FakeBridge());
    flow.take(CREATING, NOBODY);
    expect(flow.place).toBe('page');
    await flow.start('strong', false);
    flow.take(CREATING, REJECTED);
    expect(flow.place).toBe('page');
  });

  it('stays beside the account that it renews', async () => {
    const { flow } = flowOn(new FakeBridge());
    await flow.start('strong', true);
    flow.take(CREATING, signedIn('keychain'));
    expect(flow.place).toBe('in-place');
    flow.take(CREATING, NOBODY);
    expect(flow.place, 'there is nothing to stay beside').toBe('page');
  });

  it('that began before the page was opened renews the account that wants it, and adds to one that does not', () => {
    const { flow } = flowOn(new FakeBridge());
    flow.take(CREATING, REJECTED);
    expect(flow.place).toBe('in-place');
    flow.take(CREATING, signedIn('keychain'));
    expect(flow.place).toBe('page');
  });

  it('begins again in the way that is picked, for the same account', async () => {
    const bridge = new FakeBridge();
    const { flow } = flowOn(bridge);
    await flow.start('strong', true);
    flow.take({ kind: 'expired' }, REJECTED);
    expect(flow.strength).toBe('strong');
    await flow.again('short');
    expect(bridge.calls).toEqual([
      ['startSignIn', { strength: 'strong', renews: true }],
      ['startSignIn', { strength: 'short', renews: true }],
    ]);
  });

  it('knows by which code it waits, also when it did not ask for it', () => {
    const { flow } = flowOn(new FakeBridge());
    flow.take(SHORT, NOBODY);
    expect(flow.strength).toBe('short');
  });

  it('carries what a person does to main', async () => {
    const bridge = new FakeBridge();
    const { flow } = flowOn(bridge);
    await flow.openPage();
    expect(await flow.copyLink()).toBe(true);
    await flow.answerOtherAccount('replace');
    await flow.cancel();
    expect(bridge.calls).toEqual([
      ['openSignInPage'],
      ['copySignInLink'],
      ['answerOtherAccount', 'replace'],
      ['cancelSignIn'],
    ]);
  });

  it('tells when a call fails', async () => {
    const failed = fail(problem('internal'));
    const { flow, received } = flowOn(new FakeBridge({ startSignIn: failed, copySignInLink: failed }));
    await flow.start('strong', false);
    expect(await flow.copyLink()).toBe(false);
    expect(received).toEqual([failed, failed]);
  });
});
