import { afterEach, describe, expect, it } from 'vitest';
import { SessionBus, type BusMessage } from '../../../../../main/dbus/session-bus';
import { createKeychain, type Keychain } from '../../../../../main/storage/keychain/keychain';
import { SecretReader } from '../../../../../main/storage/keychain/secret-service/secret-reader';
import { NO_DIALOG } from '../../../../../main/storage/keychain/secret-service/dialog-queue';
import { fail, succeed } from '../../../../../preload/contract/result';
import { startDesktop, type Desktop, type DesktopOptions } from '../../../../desktop/desktop';
import { HastyClock } from '../../../desktop/hasty-clock';
import { bundle } from '../../bundle';
import { forks } from '../../forked-keychain';

const SECRET = 'ü€😀'.repeat(1_000);

describe.runIf(process.platform === 'linux')('a secret of a real keyring', () => {
  const clock = new HastyClock();
  let desktop: Desktop;
  let bus: SessionBus;
  let reader: SecretReader;
  /** How often a session was opened. */
  let sessions: number;
  let keychain: Keychain;
  const environment = process.env['DBUS_SESSION_BUS_ADDRESS'];

  const read = (account: string) => reader.read(account, NO_DIALOG);

  async function given(keyring: DesktopOptions['keyring']): Promise<void> {
    desktop = await startDesktop({ keyring });
    process.env['DBUS_SESSION_BUS_ADDRESS'] = desktop.env['DBUS_SESSION_BUS_ADDRESS'];
    bus = new SessionBus(clock);
    sessions = 0;
    reader = new SecretReader({
      call(target, member, ...rest) {
        if (member === 'OpenSession') sessions += 1;
        return bus.call(target, member, ...rest);
      },
      listen: (rule, onSignal) => bus.listen(rule, onSignal),
    });
  }

  afterEach(async () => {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = environment;
    clock.rest();
    bus.close();
    await desktop.close();
  });

  it('is read as keytar kept it, while the keyring is open', async () => {
    await given('unlocked');
    const program = await bundle('main/storage/keychain/keychain-process.ts');
    keychain = createKeychain({
      platform: 'linux',
      readOpen: null,
      findProvider: () => Promise.resolve(null),
      start: forks(program.file, desktop.env).start,
      clock,
    });
    await keychain.set('token', SECRET);
    await keychain.set('other', 'else');
    keychain.close();
    await program.remove();

    const kept = { ok: true, value: SECRET };
    expect(await read('token')).toEqual(kept);
    expect(await read('other')).toEqual({ ok: true, value: 'else' });
    expect(await read('none')).toBeNull();
    expect(sessions).toBe(1);
    await desktop.keyring.lock();
    expect(await read('token')).toEqual({ ok: false, problem: 'locked' });
    await desktop.keyring.unlock();
    expect(await read('token')).toEqual(kept);
    await desktop.keyring.kill();
    await desktop.keyring.start();
    expect(await Promise.all([read('token'), read('token')])).toEqual([kept, kept]);
    expect(sessions, 'the first one ended with its daemon').toBe(2);
    desktop.keyring.stop();
    clock.hurry();
    expect(await read('token')).toBeNull();
  });

  it.each(['absent', 'no-bus', 'empty'] as const)('is not there without a keyring (%s)', async (state) => {
    await given(state);
    expect(await read('token')).toBeNull();
  });
});

describe('a service that is not what it should be', () => {
  it.each([
    ['nothing', []],
    ['numbers', [1, 2, 3]],
    ['text', ['text', 'more']],
    ['objects', [{ value: new Uint8Array(128) }, '/session']],
    ['lists', [['/item'], ['/item'], [new Uint8Array(16), 'x']]],
  ])('is answered by no secret and no error: %s', async (_, body) => {
    const call = (): Promise<ReturnType<typeof succeed<BusMessage>>> =>
      Promise.resolve(succeed({ sender: ':1.1', member: '', body }));
    const reader = new SecretReader({ call, listen: () => () => undefined });
    expect(await reader.read('token', NO_DIALOG)).toBeNull();
    expect(await reader.read('token', NO_DIALOG), 'nor a second time').toBeNull();
  });

  it('is left with no session open where it does not hand the secret out', async () => {
    const answers: Readonly<Record<string, readonly unknown[]>> = {
      SearchItems: [['/keyring/item']],
      OpenSession: [{ value: new Uint8Array(128).fill(2) }, '/session'],
      Close: [],
    };
    const called: string[] = [];
    const reader = new SecretReader({
      call(_, member, __, [, property] = []) {
        called.push(member);
        const body =
          member === 'Get' ? [{ value: property === 'Locked' ? false : ['/keyring'] }] : answers[member];
        return Promise.resolve(body ? succeed({ sender: ':1.1', member, body }) : fail('refused'));
      },
      listen: () => () => undefined,
    });
    expect(await reader.read('token', NO_DIALOG)).toBeNull();
    expect(called.slice(-2)).toEqual(['GetSecret', 'Close']);
  });
});
