import { Message } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../../main/base/clock';
import { SessionBus } from '../../../../../main/dbus/session-bus';
import type { KeychainTask } from '../../../../../main/storage/keychain/keychain-protocol';
import { SecretReader } from '../../../../../main/storage/keychain/secret-service/secret-reader';
import { makeReady, removeSecret } from '../../../../../main/storage/keychain/secret-service/secret-access';
import { NO_DIALOG } from '../../../../../main/storage/keychain/secret-service/dialog-queue';
import { SecretService } from '../../../../../main/storage/keychain/secret-service/secret-service';
import { writeSecret } from '../../../../../main/storage/keychain/secret-service/secret-session';
import { startDesktop, type Desktop } from '../../../../desktop/desktop';
import { keyringService } from '../../../../desktop/keyring';
import {
  playSecretService,
  type PlayedSecretService,
  type SecretServiceOptions,
} from '../../../../desktop/secret-service';

const get = (mayPrompt: boolean): KeychainTask => ({ op: 'get', account: 'token', mayPrompt });
const set = (mayPrompt: boolean): KeychainTask => ({ op: 'set', account: 'token', mayPrompt, secret: 'x' });
const keytar = { ok: true, value: 'keytar' };
const failed = (problem: string) => ({ ok: false, problem });
const ignored = () => undefined;
const read = (mayPrompt: boolean, onDialog = ignored) => reader.read('token', { mayPrompt, onDialog });

let desktop: Desktop;
/** Main's connection, which lasts. */
let bus: SessionBus;
let reader: SecretReader;
/** A connection of the keychain process, which lasts for one task. */
let other: SessionBus;
let service: SecretService;
let played: PlayedSecretService;

/** Plays a service that keeps the token, written by another connection than main's. */
async function given(options: SecretServiceOptions): Promise<void> {
  played = await playSecretService(desktop.bus, options);
  await writeSecret(service, 'token', 'secret', NO_DIALOG);
  await writeSecret(service, 'cache key', 'key', NO_DIALOG);
}

// What the real keyrings can't be brought to do, or not without a display; the rest is tried on the real ones.
describe.runIf(process.platform === 'linux')('Secret Service', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env['DBUS_SESSION_BUS_ADDRESS']);
    bus = new SessionBus(systemClock);
    reader = new SecretReader(bus);
    other = new SessionBus(systemClock);
    service = new SecretService(other);
  });
  afterEach(async () => {
    bus.close();
    other.close();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  describe('that asks for each item and connection, as KeePassXC does', () => {
    beforeEach(() => given({ asksForItems: true }));

    it('is asked nothing where no dialog may open', async () => {
      expect(await read(false)).toEqual(failed('not-allowed'));
      expect(played.dialogs).toBe(0);
    });

    it('lets main read for as long as it runs once the person has allowed it, by one dialog for all', async () => {
      const onDialog = vi.fn();
      const reading = read(true, onDialog);
      await played.whenAsked();
      expect(onDialog).toHaveBeenCalledOnce();
      played.answer('allow');
      expect(await reading).toEqual({ ok: true, value: 'secret' });
      expect(await read(false), 'without another question').toEqual({ ok: true, value: 'secret' });
      expect(await reader.read('cache key', NO_DIALOG)).toEqual({ ok: true, value: 'key' });
      expect(played.dialogs).toBe(1);
    });

    it('is asked once when the person says no', async () => {
      const reading = read(true);
      await played.whenAsked();
      played.answer('dismiss');
      expect(await reading).toEqual(failed('not-allowed'));
      expect(played.dialogs).toBe(1);
    });
  });

  it.each(['get', 'set', 'probe'] as const)(
    'that unlocks without a dialog is unlocked for a %s',
    async (op) => {
      await given({ unlocksSilently: true });
      played.lock();
      const task = { get: get(false), set: set(false), probe: { op } as KeychainTask }[op];
      expect(await makeReady(service, task, ignored)).toEqual(keytar);
      expect(played.dialogs).toBe(0);
    },
  );

  it('that unlocks without a dialog is read by main', async () => {
    await given({ unlocksSilently: true });
    played.lock();
    expect(await read(false)).toEqual({ ok: true, value: 'secret' });
  });

  it('that is locked shows no dialog for what nobody asked for, and none when it is searched', async () => {
    await given({ asksToSearch: true });
    played.lock();
    expect(await read(false)).toEqual(failed('locked'));
    for (const task of [get(false), set(false), { op: 'probe' } as const]) {
      expect(await makeReady(service, task, ignored)).toEqual(failed('locked'));
    }
    expect(played.dialogs).toBe(0);
  });

  it('that serves no path for the default keyring is written to without keytar, under the alias', async () => {
    await given({ withoutDefaultPath: true });
    expect(await makeReady(service, set(true), ignored)).toEqual({ ok: true, value: 'protocol' });
    await writeSecret(service, 'token', 'another', NO_DIALOG);
    expect(played.secrets).toEqual({ token: 'another', 'cache key': 'key' });
    expect(await read(false)).toEqual({ ok: true, value: 'another' });
    expect(played.calls).not.toContain('CreateCollection');
  });

  describe('that asks before an item is removed, as KeePassXC does', () => {
    const onDialog = vi.fn();
    beforeEach(async () => {
      onDialog.mockReset();
      await given({ asksToDelete: true });
    });
    const removal = (mayPrompt: boolean) => removeSecret(service, 'token', { mayPrompt, onDialog });

    it('tells that a person is asked as soon as the question is open, and removes what they allow', async () => {
      const removing = removal(true);
      await played.whenAsked();
      expect(onDialog).toHaveBeenCalledOnce();
      played.answer('allow');
      expect(await removing).toEqual({ ok: true, value: undefined });
      expect(played.secrets).toEqual({ 'cache key': 'key' });
    });

    it('says that the person has to allow it when they do not', async () => {
      const removing = removal(true);
      await played.whenAsked();
      played.answer('dismiss');
      expect(await removing).toEqual(failed('not-allowed'));
      expect(played.secrets).toMatchObject({ token: 'secret' });
    });

    it('is not asked for what no person does', async () => {
      expect(await removal(false)).toEqual(failed('not-allowed'));
      expect(played.dialogs).toBe(0);
    });
  });

  it('removes without keytar, which does not tell that a person is asked', async () => {
    await given({});
    const task: KeychainTask = { op: 'delete', account: 'token', mayPrompt: true };
    expect(await makeReady(service, task, ignored)).toEqual({ ok: true, value: 'protocol' });
    expect(await removeSecret(service, 'token', NO_DIALOG)).toEqual({ ok: true, value: undefined });
    expect(played.secrets).toEqual({ 'cache key': 'key' });
  });

  it('is unlocked by one dialog for two calls, and both know that a person is asked', async () => {
    await given({});
    played.lock();
    const listeners = [vi.fn(), vi.fn()] as const;
    const reading = listeners.map((onDialog) => read(true, onDialog));
    await played.whenAsked();
    await expect.poll(() => listeners.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    played.answer('allow');
    const secret = { ok: true, value: 'secret' };
    expect(await Promise.all(reading)).toEqual([secret, secret]);
    expect(played.dialogs).toBe(1);
  });

  it('is asked again after a dialog that nobody waits for any more', async () => {
    await given({});
    played.lock();
    const leaving = new AbortController();
    const left = reader.read('token', { mayPrompt: true, onDialog: ignored, signal: leaving.signal });
    await played.whenAsked();
    leaving.abort();
    expect(await left).toEqual(failed('locked'));
    const reading = read(true);
    await expect.poll(() => played.dialogs).toBe(2);
    played.answer('allow');
    expect(await reading).toEqual({ ok: true, value: 'secret' });
  });

  it('that ends while its dialog is open is no answer', async () => {
    await given({});
    played.lock();
    const reading = read(true);
    await played.whenAsked();
    played.stop();
    expect(await reading, 'the keychain process then finds out more').toBeNull();
  });

  it.each([
    ['org.freedesktop.DBus.Error.AccessDenied', 'denied'],
    ['org.freedesktop.DBus.Error.Spawn.ChildExited', 'absent'],
    ['org.freedesktop.DBus.Error.ServiceUnknown', 'absent'],
    ['org.freedesktop.DBus.Error.NoReply', 'broken'],
    ['org.example.Error', 'broken'],
  ])('whose answer is %s counts as %s', async (error, failure) => {
    const { connection } = desktop.bus;
    connection.addMethodHandler((message) => {
      connection.send(Message.newError(message, error, 'no words of a keychain are ever shown'));
      return true;
    });
    await connection.requestName(keyringService);
    expect(await makeReady(service, get(true), ignored)).toEqual(failed(failure));
    expect(await makeReady(service, { op: 'probe' }, ignored)).toEqual(failed(failure));
  });
});
