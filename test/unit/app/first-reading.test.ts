import { expect, it } from 'vitest';
import type { Accounts } from '../../../main/account/accounts';
import { signedIn, type AccountState } from '../../../preload/contract/account/account-state';
import { FirstReading } from '../../../main/app/first-reading';
import { problem } from '../../../main/base/problems';
import { FakeClock } from '../support/fake-clock';

/** Accounts of which only it counts what is done with them. The second one is shown. */
function setUp(states: Readonly<Record<number, AccountState>>, painted = Promise.resolve()) {
  const done: string[] = [];
  const all = Object.entries(states).map(([id, state]) => ({
    id: Number(id),
    account: {
      state,
      load({ mayPrompt }: { readonly mayPrompt: boolean }) {
        done.push(`load ${id}${mayPrompt ? ' with a dialog' : ''}`);
        return Promise.resolve();
      },
      refresh() {
        done.push(`refresh ${id}`);
        return Promise.resolve();
      },
    },
    history: { load: () => Promise.resolve(done.push(`history ${id}`)) },
    tokens: { expected: () => true },
  }));
  const clock = new FakeClock();
  const firstReading = new FirstReading({
    accounts: {
      finish: () => Promise.resolve(done.push('finish')),
      all,
      shown: all[1],
    } as unknown as Accounts, // nothing else of them is used
    painted: () => painted,
    clock,
    random: () => 0.5,
  });
  return { done, clock, firstReading, read: () => firstReading.start() };
}

it('reads the account that is shown at once, and the others one after the other', async () => {
  const fine = signedIn('keychain');
  const { done, clock, read } = setUp({ 1: fine, 2: fine, 3: fine });
  await read();
  expect(done.slice(0, 4)).toEqual(['finish', 'load 2 with a dialog', 'history 2', 'refresh 2']);
  await new Promise(setImmediate);
  expect(done.slice(4)).toEqual(['load 1', 'history 1', 'load 3', 'history 3']);
  clock.pass(1_500);
  expect(done.at(-1)).toBe('refresh 1');
  clock.pass(3_000);
  expect(done.at(-1)).toBe('refresh 3');
});

it('asks plex.tv only when what was kept is on the screen', async () => {
  let paint = (): void => undefined;
  const painted = new Promise<void>((resolve) => (paint = resolve));
  const { done, read } = setUp({ 1: signedIn('keychain'), 2: signedIn('keychain') }, painted);
  const reading = read();
  await new Promise(setImmediate);
  expect(done).toEqual(['finish', 'load 2 with a dialog', 'history 2']);
  paint();
  await reading;
  expect(done.at(3)).toBe('refresh 2');
});

it('asks plex.tv for none that is signed out, or has a problem already', async () => {
  const locked: AccountState = { ...signedIn('keychain'), problem: problem('keychain-locked') };
  const { done, clock, read } = setUp({ 1: locked, 2: { kind: 'signed-out', problem: null } });
  await read();
  await new Promise(setImmediate);
  clock.pass(60_000);
  expect(done.filter((it) => it.startsWith('refresh'))).toEqual([]);
});
