import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../../preload/contract/result';
import {
  providerName,
  secretProvider,
} from '../../../../../main/storage/keychain/secret-service/secret-provider';

describe('the program that is the keychain', () => {
  it.each([
    ['gnome-keyring-d', 'GNOME Keyring'],
    ['keepassxc', 'KeePassXC'],
    ['kwalletd5', 'KWallet'],
    ['kwalletd6', 'KWallet'],
    ['ksecretd', 'KWallet'],
    ['oo7-daemon', 'oo7'],
    ['some-daemon', 'some-daemon'],
    ['a name\nof lines', null],
    ['', null],
  ])('that runs as “%s” is called %s', (process, name) => {
    expect(providerName(process)).toBe(name);
  });

  const answer = (body: readonly unknown[]) => () =>
    Promise.resolve(succeed({ sender: 'org.freedesktop.DBus', member: '', body }));

  it.runIf(process.platform === 'linux')('is found by its process', async () => {
    const own = (await readFile('/proc/self/comm', 'utf8')).trim();
    expect(await secretProvider({ call: answer([process.pid]) })).toBe(providerName(own));
  });

  it('is not known where there is none, or where its process can’t be seen', async () => {
    expect(await secretProvider({ call: () => Promise.resolve(fail('absent')) })).toBeNull();
    expect(await secretProvider({ call: answer([2 ** 31 - 1]) })).toBeNull();
    expect(await secretProvider({ call: answer(['text']) })).toBeNull();
  });
});
