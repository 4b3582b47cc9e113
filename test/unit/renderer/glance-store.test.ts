import { describe, expect, it } from 'vitest';
import { signedIn } from '../../../preload/contract/account/account-state';
import { fail, succeed } from '../../../preload/contract/result';
import { problem } from '../../../main/base/problems';
import { GlanceStore } from '../../../renderer/tray/glance-store.svelte';
import { FakeBridge, snapshotOf } from './fake-bridge';

const account = signedIn('keychain');

async function started(bridge: FakeBridge) {
  const store = new GlanceStore(bridge);
  await store.start();
  return store;
}

describe('the popover', () => {
  it('shows the newest snapshot', async () => {
    const bridge = new FakeBridge({
      getSnapshot: succeed(snapshotOf({ kind: 'signed-out', problem: null })),
    });
    const store = await started(bridge);
    expect(store.account).toBeNull();
    bridge.push('snapshot', snapshotOf(account));
    expect(store.account).toEqual(account);
  });

  it('keeps what an event brought before the answer came', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf({ kind: 'starting' })) });
    const store = new GlanceStore(bridge);
    const asked = store.start();
    bridge.push('snapshot', snapshotOf(account));
    await asked;
    expect(store.account).toEqual(account);
  });

  it('asks plex.tv once at a time', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf(account)) });
    const store = await started(bridge);
    await store.refresh();
    bridge.push('snapshot', snapshotOf({ ...account, reading: true }));
    await store.refresh();
    expect(bridge.calls.filter(([name]) => name === 'refresh')).toHaveLength(1);
  });

  it('tells why the profile could not be opened', async () => {
    const bridge = new FakeBridge({ openProfile: fail(problem('internal')) });
    const store = await started(bridge);
    await store.open('history');
    expect(bridge.calls.at(-1)).toEqual(['openProfile', 'history']);
    expect(store.failure?.kind).toBe('internal');
  });

  it('has Plex’s pages opened, and tells why one could not be', async () => {
    const bridge = new FakeBridge({ openLink: fail(problem('internal')) });
    const store = await started(bridge);
    await store.openLink('plex-pass');
    expect(bridge.calls.at(-1)).toEqual(['openLink', 'plex-pass']);
    expect(store.failure?.kind).toBe('internal');
  });

  it('has the accounts offered where it says', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf(account)) });
    const store = await started(bridge);
    await store.chooseAccount({ x: 280, y: 60.5 });
    expect(bridge.calls.at(-1)).toEqual(['chooseAccount', { x: 280, y: 60.5 }]);
    expect(store.failure).toBeNull();
    bridge.answers.chooseAccount = fail(problem('internal'));
    await store.chooseAccount({ x: 0, y: 0 });
    expect(store.failure?.kind).toBe('internal');
  });

  it('starts a new sign-in, and opens the window that shows how it goes', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf(account)) });
    const store = await started(bridge);
    await store.signInAgain();
    expect(bridge.calls.slice(-2)).toEqual([
      ['startSignIn', { strength: 'strong', renews: true }],
      ['openProfile', 'profile'],
    ]);
  });

  it('tells what stands in the way, also of nobody', async () => {
    const locked = problem('keychain-locked');
    const bridge = new FakeBridge();
    const store = await started(bridge);
    expect(store.problem).toBeNull();
    for (const state of [{ ...account, problem: locked }, { kind: 'signed-out', problem: locked } as const]) {
      bridge.push('snapshot', snapshotOf(state));
      expect(store.problem).toEqual(locked);
    }
    await store.unlockKeychain();
    expect(bridge.calls.at(-1)).toEqual(['unlockKeychain']);
  });
});
