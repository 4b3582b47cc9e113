import { Message, Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeychainTask } from '../../../main/storage/keychain-protocol';
import { makeReady } from '../../../main/storage/secret-service';
import { startDesktop, type Desktop } from '../../desktop/desktop';
import { keyringService } from '../../desktop/keyring';

/** What our own Secret Service answers, by the name of the method: a signature and a body, or an error's name. */
type Answers = Readonly<Record<string, readonly [signature: string, body: unknown[]] | string>>;

const get = (mayPrompt: boolean): KeychainTask => ({ op: 'get', account: 'token', mayPrompt });
const ignored = () => undefined;
let desktop: Desktop;

async function serve(answers: Answers): Promise<void> {
  const { connection } = desktop.bus;
  connection.addMethodHandler((message) => {
    const answer = answers[message.member];
    if (answer === undefined) return false;
    const reply =
      typeof answer === 'string'
        ? Message.newError(message, answer, 'no words of a keychain are ever shown')
        : Message.newMethodReturn(message, ...answer);
    connection.send(reply);
    return true;
  });
  await connection.requestName(keyringService);
}

// What GNOME's keyring can't be brought to do; everything else is tried on the real one.
describe.runIf(process.platform === 'linux')('Secret Service', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env['DBUS_SESSION_BUS_ADDRESS']);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await desktop.close();
  });

  describe('that locks single items, as KeePassXC does', () => {
    const locksItems: Answers = {
      SearchItems: ['aoao', [[], ['/org/freedesktop/secrets/collection/db/item']]],
      Get: ['v', [new Variant('b', false)]],
    };

    it('counts as locked when no dialog may open', async () => {
      await serve(locksItems);
      expect(await makeReady(get(false), ignored)).toBe('locked');
    });

    it('lets keytar open its dialog, announced, when one may', async () => {
      await serve(locksItems);
      const onDialog = vi.fn();
      expect(await makeReady(get(true), onDialog)).toBeNull();
      expect(onDialog).toHaveBeenCalledOnce();
    });
  });

  it('that unlocks without a dialog is ready at once', async () => {
    await serve({
      ReadAlias: ['o', ['/org/freedesktop/secrets/collection/default']],
      Get: ['v', [new Variant('b', true)]],
      Unlock: ['aoo', [['/org/freedesktop/secrets/collection/default'], '/']],
    });
    const onDialog = vi.fn();
    const set: KeychainTask = { op: 'set', account: 'token', mayPrompt: true, secret: 'secret' };
    expect(await makeReady(set, onDialog)).toBeNull();
    expect(onDialog).not.toHaveBeenCalled();
  });

  it.each([
    ['org.freedesktop.DBus.Error.AccessDenied', 'denied'],
    ['org.freedesktop.DBus.Error.Spawn.ChildExited', 'absent'],
    ['org.freedesktop.DBus.Error.ServiceUnknown', 'absent'],
    ['org.freedesktop.DBus.Error.NoReply', 'broken'],
    ['org.example.Error', 'broken'],
  ])('whose answer is %s counts as %s', async (error, failure) => {
    await serve({ SearchItems: error, ReadAlias: error });
    expect(await makeReady(get(true), ignored)).toBe(failure);
    expect(await makeReady({ op: 'probe' }, ignored)).toBe(failure);
  });
});
