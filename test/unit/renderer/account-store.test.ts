import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signedIn } from '../../../preload/contract/account/account-state';
import type { ShownHistory } from '../../../preload/contract/account/changes';
import { fail, succeed } from '../../../preload/contract/result';
import { problem } from '../../../main/base/problems';
import { AccountStore } from '../../../renderer/lib/account-store.svelte';
import { FakeBridge, snapshotOf } from './fake-bridge';

const SIGNED_IN = snapshotOf(signedIn('keychain'));
const SIGNED_OUT = snapshotOf({ kind: 'signed-out', problem: null });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function started(bridge: FakeBridge): Promise<AccountStore> {
  const store = new AccountStore(bridge);
  await store.start();
  return store;
}

describe('the account store', () => {
  it('is starting, with hidden fields hidden, until main has spoken', () => {
    const store = new AccountStore(new FakeBridge());
    expect(store.account).toEqual({ kind: 'starting' });
    expect(store.settings.showPrivate).toBe(false);
  });

  it('listens before it asks for the snapshot, so that no change slips through between', () => {
    const bridge = new FakeBridge();
    let listeningWhenAsked = 0;
    const ask = bridge.getSnapshot;
    Object.assign(bridge, {
      getSnapshot: () => {
        listeningWhenAsked = bridge.listening;
        return ask();
      },
    });
    void new AccountStore(bridge).start();
    expect(listeningWhenAsked).toBe(4);
  });

  it('shows the snapshot it asked for, and each one that main pushes', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_OUT) });
    const store = await started(bridge);
    expect(store.account.kind).toBe('signed-out');
    bridge.push('snapshot', SIGNED_IN);
    expect(store.account.kind).toBe('signed-in');
    expect(store.app?.version).toBe('1.2.3');
  });

  it('keeps a pushed snapshot when the answer it asked for comes later', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_OUT) });
    const store = new AccountStore(bridge);
    const asked = store.start();
    bridge.push('snapshot', SIGNED_IN);
    await asked;
    expect(store.account.kind).toBe('signed-in');
  });

  it('tells why, when the first snapshot can’t be had', async () => {
    const store = await started(new FakeBridge({ getSnapshot: fail(problem('internal')) }));
    expect(store.failure?.kind).toBe('internal');
    store.dismissFailure();
    expect(store.failure).toBeNull();
  });

  it('shows the profile when the popover asks for the first piece of advice, and remembers that it did', async () => {
    const bridge = new FakeBridge();
    const store = await started(bridge);
    store.view = 'settings';
    bridge.push('show', 'advice');
    expect([store.view, store.asked?.part]).toEqual(['profile', 'advice']);
    bridge.push('show', 'devices');
    expect([store.view, store.asked?.part]).toEqual(['devices', undefined]);
  });

  it('shows the part of the page that the menu asks for', async () => {
    const bridge = new FakeBridge();
    const store = await started(bridge);
    bridge.push('show', 'settings');
    expect(store.view).toBe('settings');
  });

  it('lets ages grow by one timer, and is up to date when something new comes', async () => {
    const bridge = new FakeBridge();
    const store = await started(bridge);
    const first = store.present.now;
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(store.present.now).toBe(first + 60_000);
    vi.advanceTimersByTime(1_234);
    bridge.push('snapshot', SIGNED_IN);
    expect(store.present.now).toBe(first + 61_234);
  });
});

describe('refreshing', () => {
  it('asks main', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_IN) });
    const store = await started(bridge);
    await store.refresh();
    expect(bridge.calls).toContainEqual(['refresh']);
  });

  it('does nothing while a reading is under way, or without an account', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_OUT) });
    const store = await started(bridge);
    await store.refresh();
    bridge.push('snapshot', snapshotOf({ ...signedIn('keychain'), reading: true }));
    await store.refresh();
    expect(bridge.calls).toEqual([['getSnapshot']]);
  });

  it('leaves a failed reading to the account’s own state, but tells when the call itself failed', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_IN), refresh: fail(problem('unreachable')) });
    const store = await started(bridge);
    await store.refresh();
    expect(store.failure).toBeNull();
    bridge.answers.refresh = fail(problem('internal'));
    await store.refresh();
    expect(store.failure?.kind).toBe('internal');
  });
});

describe('what changed', () => {
  const HISTORY: ShownHistory = { since: '2026-01-01T00:00:00.000Z', entries: [] };

  it('is asked for when it is wanted, and follows what main pushes', async () => {
    const bridge = new FakeBridge({ getHistory: succeed(HISTORY) });
    const store = await started(bridge);
    expect(store.history.shown).toBeUndefined();
    await store.history.load();
    expect(store.history.shown).toBe(HISTORY);
    bridge.push('history', null);
    expect(store.history.shown).toBeNull();
  });

  it('is saved, and that is said, unless the person changed their mind', async () => {
    const bridge = new FakeBridge({ exportHistory: succeed(false) });
    const store = await started(bridge);
    await store.saveHistory('csv');
    expect(store.announcement).toBe('');
    bridge.answers.exportHistory = succeed(true);
    await store.saveHistory('json');
    expect(store.announcement).toBe('Changes saved.');
    expect(bridge.calls.slice(1)).toEqual([
      ['exportHistory', 'csv'],
      ['exportHistory', 'json'],
    ]);
  });

  it('tells when it can’t be had or saved, and hands a failed erasure to the dialog', async () => {
    const failed = fail(problem('disk'));
    const bridge = new FakeBridge({ getHistory: failed, exportHistory: failed, eraseHistory: failed });
    const store = await started(bridge);
    await store.history.load();
    expect(store.failure?.kind).toBe('disk');
    store.dismissFailure();
    await store.saveHistory('csv');
    expect(store.failure?.kind).toBe('disk');
    expect((await store.history.erase(1))?.kind).toBe('disk');
  });
});

describe('a sign-in in the browser', () => {
  const CREATING = { kind: 'creating' } as const;
  const rejected = { ...signedIn('keychain'), problem: problem('rejected') };

  it('that renews the account shows itself there once, and lets the person look elsewhere meanwhile', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(snapshotOf(rejected)) });
    const store = await started(bridge);
    store.view = 'history';
    bridge.push('snapshot', snapshotOf(rejected, { signIn: CREATING }));
    expect(store.view).toBe('profile');
    store.view = 'history';
    bridge.push('snapshot', snapshotOf(rejected, { signIn: CREATING }));
    expect(store.view).toBe('history');
  });

  it('leads to the new account when it is kept, and says so', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_IN) });
    const store = await started(bridge);
    store.view = 'add-account';
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { signIn: { kind: 'keeping' } }));
    bridge.push('snapshot', SIGNED_IN);
    expect(store.view).toBe('profile');
    expect(store.announcement).toBe('You’re signed in.');
  });

  it('that needs the whole window shows itself once, whatever is shown, and leaves no wish for after it', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_IN) });
    const store = await started(bridge);
    store.view = 'settings';
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { signIn: CREATING }));
    expect(store.view).toBe('profile');
    bridge.push('show', 'sign-out');
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { signIn: { kind: 'keeping' } }));
    expect([store.view, store.asked?.part]).toEqual(['settings', 'sign-out']);
    bridge.push('snapshot', SIGNED_IN);
    expect([store.view, store.asked?.part]).toEqual(['profile', undefined]);
  });

  it('that is canceled leads back to where it began', async () => {
    const bridge = new FakeBridge({ getSnapshot: succeed(SIGNED_IN) });
    const store = await started(bridge);
    store.view = 'add-account';
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { signIn: CREATING }));
    bridge.push('snapshot', SIGNED_IN);
    expect(store.view).toBe('add-account');
    expect(store.announcement).toBe('');
  });

  it('has a link to copy, which is said when it is there', async () => {
    const bridge = new FakeBridge({ copySignInLink: fail(problem('internal')) });
    const store = await started(bridge);
    expect(await store.copySignInLink()).toBe(false);
    expect(store.announcement).toBe('');
    bridge.answers.copySignInLink = succeed(undefined);
    expect(await store.copySignInLink()).toBe(true);
    expect(store.announcement).toBe('Copied');
  });
});

describe('several accounts', () => {
  it('are none until main has spoken, and while the demo is shown', () => {
    const store = new AccountStore(new FakeBridge());
    expect(store.accounts).toEqual([]);
    expect(store.shownId).toBeNull();
  });

  it('can be switched, which leads to the profile of the other one', async () => {
    const bridge = new FakeBridge({
      getSnapshot: succeed(SIGNED_IN),
      showAccount: fail(problem('internal')),
    });
    const store = await started(bridge);
    store.view = 'settings';
    await store.showAccount(7);
    expect(store.view).toBe('settings');
    expect(store.failure?.kind).toBe('internal');
    bridge.answers.showAccount = succeed(undefined);
    await store.showAccount(7);
    expect(store.view).toBe('profile');
    expect(bridge.calls).toContainEqual(['showAccount', 7]);
  });

  it('are asked about one at a time: what was asked about one is not asked about the next', async () => {
    const first = snapshotOf(signedIn('keychain'), { shownId: 1 });
    const bridge = new FakeBridge({ getSnapshot: succeed(first) });
    const store = new AccountStore(bridge);
    store.show('sign-out');
    await store.start();
    bridge.push('snapshot', first);
    expect(store.asked?.part, 'the page came later than the wish').toBe('sign-out');
    await store.signOut('here');
    expect(bridge.calls).toContainEqual(['signOut', { account: 1, where: 'here' }]);
    store.show('sign-out');
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { shownId: 2 }));
    expect([store.view, store.asked?.part]).toEqual(['settings', undefined]);
    store.show('sign-out', 1);
    bridge.push('snapshot', first);
    expect(store.asked?.part, 'it was asked a moment before that one was shown').toBe('sign-out');
    store.show('about');
    bridge.push('snapshot', snapshotOf(signedIn('keychain'), { shownId: 2 }));
    expect(store.asked?.part).toBe('about');
  });

  it('are added with a pasted token, which leads to the new one; a refused one leads nowhere', async () => {
    const bridge = new FakeBridge({ signIn: fail(problem('rejected')) });
    const store = await started(bridge);
    store.view = 'add-account';
    const pasted = { token: 'abcDEF', keep: 'keychain', renews: false } as const;
    expect((await store.signIn(pasted))?.kind).toBe('rejected');
    expect(store.view).toBe('add-account');
    bridge.answers.signIn = succeed(undefined);
    expect(await store.signIn(pasted)).toBeNull();
    expect(store.view).toBe('profile');
  });

  it.each<[string, (store: AccountStore) => Promise<unknown>]>([
    ['a sign-in', (store) => store.signIn({ token: 'x', keep: 'keychain', renews: false })],
    ['a change of accounts', (store) => store.showAccount(7)],
  ])('leave a person where they went while %s was under way', async (_, call) => {
    const store = new AccountStore(new FakeBridge());
    const done = call(store);
    store.show('settings');
    await done;
    expect(store.view).toBe('settings');
  });
});

describe('commands', () => {
  it('copy a text and say so, until there is other news', async () => {
    const bridge = new FakeBridge();
    const store = await started(bridge);
    bridge.push('snapshot', SIGNED_IN);
    expect(await store.copy('rose', 'Username')).toBe(true);
    expect(bridge.calls).toContainEqual(['copyText', 'rose']);
    expect(store.announcement).toBe('Username copied');
    bridge.push('snapshot', { ...SIGNED_IN, changes: { ...SIGNED_IN.changes, unseen: 3 } });
    expect(store.announcement, 'of which nothing is said aloud').toBe('Username copied');
    bridge.push('snapshot', snapshotOf({ ...signedIn('keychain'), reading: true }));
    expect(store.announcement).toBe('');
  });

  it('tell when they fail, until one goes well again', async () => {
    const bridge = new FakeBridge({ copyText: fail(problem('internal')) });
    const store = await started(bridge);
    expect(await store.copy('rose', 'Username')).toBe(false);
    expect(store.failure?.kind).toBe('internal');
    expect(store.announcement).toBe('');
    await store.openLink('plex-account');
    expect(store.failure).toBeNull();
  });

  it('end what was asked for with the account that it was asked for', async () => {
    const store = await started(new FakeBridge({ getSnapshot: succeed(SIGNED_IN) }));
    store.show('sign-out');
    await store.signOut('here');
    expect([store.view, store.asked?.part]).toEqual(['profile', undefined]);
  });

  it('hand a failed sign-out to the dialog, and go back to the first view after a good one', async () => {
    const bridge = new FakeBridge({ signOut: fail(problem('keychain-locked')) });
    const store = await started(bridge);
    store.view = 'settings';
    expect((await store.signOut('here'))?.kind).toBe('keychain-locked');
    expect(store.view).toBe('settings');
    bridge.answers.signOut = succeed(undefined);
    expect(await store.signOut('at-plex')).toBeNull();
    expect(bridge.calls).toContainEqual(['signOut', { account: null, where: 'at-plex' }]);
    expect(store.view).toBe('profile');
  });

  it('carry their argument to main', async () => {
    const bridge = new FakeBridge();
    const store = await started(bridge);
    await store.changeSettings({ showPrivate: true });
    await store.showDemo('free');
    await store.leaveDemo();
    await store.dismissNotice('A notice.');
    await store.unlockKeychain();
    expect(bridge.calls.slice(1)).toEqual([
      ['changeSettings', { showPrivate: true }],
      ['showDemo', 'free'],
      ['leaveDemo'],
      ['dismissNotice', 'A notice.'],
      ['unlockKeychain'],
    ]);
  });
});
