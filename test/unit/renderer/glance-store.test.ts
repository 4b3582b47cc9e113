import { describe, expect, it } from 'vitest';
import { signedIn } from '../../../main/account/account-state';
import { problem } from '../../../main/plex/problems';
import { fail, succeed } from '../../../main/plex/result';
import { GlanceStore } from '../../../renderer/tray/glance-store.svelte';
import { FakeBridge, snapshotOf } from './fake-bridge';

const account = signedIn('keychain');

async function started(bridge: FakeBridge) {
  const store = new GlanceStore(bridge);
  const stop = store.start();
  await Promise.resolve();
  return { store, stop };
}

describe('the popover', () => {
  it('shows the newest snapshot, and listens only while it is open', async () => {
    const bridge = new FakeBridge({
      getSnapshot: succeed(snapshotOf({ kind: 'signed-out', problem: null })),
    });
    const { store, stop } = await started(bridge);
    expect(store.account).toBeNull();
    bridge.push('snapshot', snapshotOf(account));
    expect(store.account).toEqual(account);
    stop();
    expect(bridge.listening).toBe(0);
  });

  it('keeps what an event brought before the answer came', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf({ kind: 'starting' })) });
    const store = new GlanceStore(bridge);
    const stop = store.start();
    bridge.push('snapshot', snapshotOf(account));
    await Promise.resolve();
    expect(store.account).toEqual(account);
    stop();
  });

  it('asks plex.tv once at a time', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf(account)) });
    const { store, stop } = await started(bridge);
    await store.refresh();
    bridge.push('snapshot', snapshotOf({ ...account, reading: true }));
    await store.refresh();
    expect(bridge.calls.filter(([name]) => name === 'refresh')).toHaveLength(1);
    stop();
  });

  it('tells why the profile could not be opened', async () => {
    const bridge = new FakeBridge({ openProfile: fail(problem('internal')) });
    const { store, stop } = await started(bridge);
    await store.open('history');
    expect(bridge.calls.at(-1)).toEqual(['openProfile', 'history']);
    expect(store.failure?.kind).toBe('internal');
    stop();
  });
});
