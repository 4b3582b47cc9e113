import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock, type Clock } from '../../../main/base/clock';
import { createKeychain, type Keychain } from '../../../main/storage/keychain/keychain';
import { startDesktop, type Desktop, type DesktopOptions } from '../../desktop/desktop';
import { keyringPassword } from '../../desktop/keyring';
import { bundle, type Bundle } from './bundle';
import { forks, type Forks } from './forked-keychain';

let program: Bundle;
let desktop: Desktop;
let keychain: Keychain;
let processes: Forks;
/** How much faster than usual the keychain's limits run out; slower, as a rule, because test machines are busy. */
const unhurried = 0.25;
let haste = unhurried;
const hastyClock: Clock = { ...systemClock, after: (ms, task) => systemClock.after(ms / haste, task) };

async function given(keyring: DesktopOptions['keyring'], unlockDialog = false): Promise<void> {
  desktop = await startDesktop({ keyring, unlockDialog });
  processes = forks(program.file, desktop.env);
  haste = unhurried;
  keychain = createKeychain({ ...linux, start: processes.start, clock: hastyClock });
}

const done = { ok: true, value: undefined };
const problem = (kind: string, code: string) => ({ ok: false, problem: { kind, code } });

/** The keychain process alone, as on a desktop without a way around it. */
const linux = { platform: 'linux', readOpen: null, findProvider: () => Promise.resolve(null) } as const;

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('keychain on a real GNOME keyring', () => {
  beforeAll(async () => {
    program = await bundle('main/storage/keychain/keychain-process.ts');
  });
  afterAll(() => program.remove());
  afterEach(async () => {
    keychain.close();
    await desktop.close();
  });

  describe('that is unlocked', () => {
    it('keeps a secret where other programs find it, and removes it', async () => {
      await given('unlocked');
      expect(await keychain.probe()).toEqual(done);
      expect(await keychain.get('token')).toEqual({ ok: true, value: null });
      expect(await keychain.set('token', 'first')).toEqual(done);
      expect(await keychain.set('token', 'second')).toEqual(done);
      expect(await keychain.get('token')).toEqual({ ok: true, value: 'second' });
      expect(await desktop.keyring.lookup('token')).toBe('second');
      expect(await desktop.keyring.count()).toBe(1);
      expect(await keychain.delete('token')).toEqual(done);
      expect(await desktop.keyring.count()).toBe(0);
      expect(processes.started).toHaveLength(1);
    });

    it('keeps long secrets and any letters', async () => {
      await given('unlocked');
      const secret = 'ü€😀'.repeat(4_000);
      expect(await keychain.set('token', secret)).toEqual(done);
      expect(await keychain.get('token')).toEqual({ ok: true, value: secret });
    });

    it('does not claim to have kept a secret that the keyring cut off', async () => {
      await given('unlocked');
      expect(await keychain.set('token', 'a\0b')).toMatchObject(problem('keychain-failed', 'not-kept'));
    });

    it('says null of a secret that another program removed', async () => {
      await given('unlocked');
      await keychain.set('token', 'secret');
      await desktop.keyring.clear('token');
      expect(await keychain.get('token')).toEqual({ ok: true, value: null });
    });
  });

  describe('that is locked and can show no dialog', () => {
    it('says that it is locked, and never null or false', async () => {
      await given('unlocked');
      await keychain.set('token', 'secret');
      await desktop.keyring.lock();
      const locked = problem('keychain-locked', 'locked');
      expect(await keychain.probe()).toMatchObject(locked);
      expect(await keychain.get('token')).toMatchObject(locked);
      expect(await keychain.get('token', { mayPrompt: true })).toMatchObject(locked);
      expect(await keychain.get('never kept')).toMatchObject(locked);
      expect(await keychain.set('token', 'other')).toMatchObject(locked);
      expect(await keychain.delete('token')).toMatchObject(locked);
      expect(await desktop.keyring.count()).toBe(1);
    });

    it('still reads what lies in another keyring', async () => {
      await given('locked');
      await desktop.keyring.store('token', 'elsewhere', 'session');
      expect(await keychain.get('token')).toEqual({ ok: true, value: 'elsewhere' });
    });

    it('notices by itself when another program has unlocked it', async () => {
      await given('locked');
      expect(await keychain.probe()).toMatchObject(problem('keychain-locked', 'locked'));
      await desktop.keyring.unlock();
      expect(await keychain.probe()).toEqual(done);
      expect(await keychain.set('token', 'secret')).toEqual(done);
      expect(processes.started).toHaveLength(1);
    });
  });

  describe('that is locked and shows its dialog', () => {
    const waits = () => {
      const kinds: string[] = [];
      return { kinds, onWaiting: ({ kind }: { kind: string }) => void kinds.push(kind) };
    };

    it('goes on when the person unlocks it', async () => {
      await given('unlocked', true);
      await keychain.set('token', 'secret');
      await desktop.keyring.lock();
      const { kinds, onWaiting } = waits();
      const read = keychain.get('token', { mayPrompt: true, onWaiting });
      await desktop.unlockDialog.whenOpen();
      expect(kinds).toEqual(['keychain-waiting']);
      desktop.unlockDialog.answer(keyringPassword);
      expect(await read).toEqual({ ok: true, value: 'secret' });
      expect(desktop.unlockDialog.timesShown).toBe(1);
    });

    it('lets the person try again after a wrong password', async () => {
      await given('locked', true);
      const read = keychain.get('token', { mayPrompt: true });
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.answer('wrong');
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.answer(keyringPassword);
      expect(await read).toEqual({ ok: true, value: null });
    });

    it('stays locked when the person cancels, and asks once only', async () => {
      await given('locked', true);
      const read = keychain.get('token', { mayPrompt: true });
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.cancel();
      expect(await read).toMatchObject(problem('keychain-locked', 'locked'));
      expect(desktop.unlockDialog.timesShown).toBe(1);
    });

    it('asks before it writes or removes', async () => {
      await given('unlocked', true);
      await keychain.set('token', 'secret');
      for (const change of [() => keychain.set('token', 'other'), () => keychain.delete('token')]) {
        await desktop.keyring.lock();
        const changing = change();
        await desktop.unlockDialog.whenOpen();
        desktop.unlockDialog.answer(keyringPassword);
        expect(await changing).toEqual(done);
      }
      expect(await desktop.keyring.count()).toBe(0);
    });

    it('shows no dialog for what nobody asked for', async () => {
      await given('locked', true);
      await keychain.probe();
      await keychain.get('token');
      expect(desktop.unlockDialog.timesShown).toBe(0);
    });

    it('answers other calls while the dialog is open', async () => {
      await given('locked', true);
      const read = keychain.get('token', { mayPrompt: true });
      await desktop.unlockDialog.whenOpen();
      expect(await keychain.probe()).toMatchObject(problem('keychain-locked', 'locked'));
      desktop.unlockDialog.answer(keyringPassword);
      expect(await read).toEqual({ ok: true, value: null });
    });

    it('goes on by itself when the person answers the dialog only after Marquee gave up', async () => {
      await given('locked', true);
      const read = keychain.get('token', { mayPrompt: true });
      await desktop.unlockDialog.whenOpen();
      keychain.close();
      expect(await read).toMatchObject({ ok: false });
      keychain = createKeychain({ ...linux, start: processes.start, clock: hastyClock });
      expect(await keychain.probe()).toMatchObject(problem('keychain-locked', 'locked'));
      desktop.unlockDialog.answer(keyringPassword);
      await expect.poll(() => keychain.probe()).toEqual(done);
    });

    it('is content with one answer to the dialogs of two calls', async () => {
      await given('locked', true);
      const reads = ['a', 'b'].map((account) => keychain.get(account, { mayPrompt: true }));
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.answer(keyringPassword);
      const nothing = { ok: true, value: null };
      expect(await Promise.all(reads)).toEqual([nothing, nothing]);
      expect(desktop.unlockDialog.timesShown).toBe(1);
    });

    it('asks again when the daemon dies under its dialog and comes back', async () => {
      await given('locked', true);
      const read = keychain.get('token', { mayPrompt: true });
      await desktop.unlockDialog.whenOpen();
      await desktop.keyring.kill();
      expect(await read).toMatchObject({ ok: false });
      await desktop.keyring.start();
      expect(await keychain.get('token')).toEqual({ ok: true, value: null });
    });
  });

  describe.each(['empty', 'on-demand'] as const)('that never had a keyring (%s)', (state) => {
    it('says null at once, and makes a keyring for the first secret', async () => {
      await given(state, true);
      expect(await keychain.probe()).toEqual(done);
      expect(await keychain.get('token', { mayPrompt: true })).toEqual({ ok: true, value: null });
      expect(desktop.unlockDialog.timesShown).toBe(0);
      const write = keychain.set('token', 'secret');
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.answer('a new password');
      expect(await write).toEqual(done);
      expect(await desktop.keyring.lookup('token')).toBe('secret');
    });

    it('says so when the person does not make one', async () => {
      await given(state, true);
      const write = keychain.set('token', 'secret');
      await desktop.unlockDialog.whenOpen();
      desktop.unlockDialog.cancel();
      expect(await write).toMatchObject(problem('keychain-locked', 'no-keyring'));
    });
  });

  it.each(['absent', 'no-bus'] as const)('says that there is none (%s)', async (state) => {
    await given(state);
    const absent = problem('keychain-absent', 'absent');
    expect(await keychain.probe()).toMatchObject(absent);
    expect(await keychain.get('token', { mayPrompt: true })).toMatchObject(absent);
    expect(await keychain.set('token', 'secret')).toMatchObject(absent);
    expect(await keychain.delete('token')).toMatchObject(absent);
  });

  it('finds a keyring that is started after Marquee', async () => {
    await given('absent');
    expect(await keychain.get('token')).toMatchObject(problem('keychain-absent', 'absent'));
    await desktop.keyring.start();
    expect(await keychain.set('token', 'secret')).toEqual(done);
  });

  it('gives up on a daemon that hangs, and recovers with it', async () => {
    await given('unlocked');
    await keychain.set('token', 'secret');
    desktop.keyring.stop();
    haste = 20;
    for (const call of [keychain.probe(), keychain.get('token', { mayPrompt: true })]) {
      expect(await call).toMatchObject({ ok: false, problem: { kind: 'keychain-failed' } });
    }
    expect(processes.started[0]?.killed).toBe(true);
    haste = unhurried;
    desktop.keyring.resume();
    expect(await keychain.get('token')).toEqual({ ok: true, value: 'secret' });
  });

  it('reads on after the daemon was killed and started again', async () => {
    await given('unlocked');
    await keychain.set('token', 'secret');
    await desktop.keyring.kill();
    expect(await keychain.get('token')).toMatchObject(problem('keychain-absent', 'absent'));
    await desktop.keyring.start();
    expect(await keychain.get('token')).toEqual({ ok: true, value: 'secret' });
    expect(await keychain.set('token', 'other')).toEqual(done);
    expect(processes.started).toHaveLength(2);
  });

  it('reads on after the daemon was killed in the middle of a call', async () => {
    await given('unlocked');
    await keychain.set('token', 'secret');
    desktop.keyring.stop();
    const calls = [keychain.get('token'), keychain.set('token', 'other')];
    await desktop.keyring.kill();
    for (const call of calls) expect(await call).toMatchObject({ ok: false });
    await desktop.keyring.start();
    expect(await keychain.get('token')).toEqual({ ok: true, value: 'secret' });
  });

  it('reads on after its own process was killed', async () => {
    await given('unlocked');
    await keychain.set('token', 'secret');
    processes.started[0]?.kill('SIGKILL');
    await expect.poll(() => processes.started[0]?.signalCode).toBe('SIGKILL');
    expect(await keychain.get('token')).toEqual({ ok: true, value: 'secret' });
  });
});
