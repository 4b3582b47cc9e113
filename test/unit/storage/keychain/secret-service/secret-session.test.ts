import { Variant } from '@jellybrick/dbus-next';
import { createCipheriv, getDiffieHellman, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SessionBus } from '../../../../../main/dbus/session-bus';
import { SecretService } from '../../../../../main/storage/keychain/secret-service/secret-service';
import { SecretSession } from '../../../../../main/storage/keychain/secret-service/secret-session';
import { succeed } from '../../../../../preload/contract/result';

const group = getDiffieHellman('modp2');
const prime = numberOf(group.getPrime());

/** A public key of the service with which the number agreed on begins with a zero byte, or does not; and that number. */
function agree(publicKey: Uint8Array, beginsWithZero: boolean) {
  const theirs = numberOf(publicKey);
  let mine = numberOf(group.getGenerator());
  let number = theirs;
  while ((bytesOf(number)[0] === 0) !== beginsWithZero) {
    mine = (mine * 2n) % prime;
    number = (number * theirs) % prime;
  }
  return { publicKey: bytesOf(mine), number: bytesOf(number) };
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function bytesOf(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(256, '0'), 'hex');
}

/**
 * A service that makes its keys as KWallet does.
 * @param zeros whether the number of the first session begins with a zero byte, of the second, and so on
 */
function kwallet(zeros: readonly boolean[]) {
  const opened: string[] = [];
  const closed: string[] = [];
  let key: Buffer;
  const bus: Pick<SessionBus, 'call' | 'listen'> = {
    listen: () => () => undefined,
    call(target, member, _signature, body = []) {
      const answer = (...values: unknown[]) =>
        Promise.resolve(succeed({ sender: ':1.1', member, body: values }));
      if (member === 'Close') closed.push(target.path);
      if (member === 'GetSecret') {
        const iv = Buffer.alloc(16, 7);
        const cipher = createCipheriv('aes-128-cbc', key, iv);
        const sealed = Buffer.concat([cipher.update('a secret'), cipher.final()]);
        return answer(['/session', iv, sealed, 'text/plain']);
      }
      if (member !== 'OpenSession') return answer();
      const { value } = body[1] as { readonly value: Uint8Array };
      const { publicKey, number } = agree(value, zeros[opened.length] ?? false);
      key = Buffer.from(
        hkdfSync('sha256', number.subarray(number.findIndex((byte) => byte > 0)), '', '', 16),
      );
      const path = `/session/${String(opened.length + 1)}`;
      opened.push(path);
      return answer(new Variant('ay', publicKey), path);
    },
  };
  return { service: new SecretService(bus), opened, closed };
}

async function readIn(service: SecretService): Promise<unknown> {
  const session = await SecretSession.open(service);
  return session.ok ? session.value.read('/item') : session;
}

describe('a session with a service that leaves out the zeros of a number', () => {
  it('agrees on another key when the first one begins with a zero byte', async () => {
    const { service, opened, closed } = kwallet([true]);
    expect(await readIn(service)).toEqual({ ok: true, value: 'a secret' });
    expect(opened).toEqual(['/session/1', '/session/2']);
    expect(closed).toEqual(['/session/1']);
  });

  it('takes the first key that does not', async () => {
    const { service, opened } = kwallet([false]);
    expect(await readIn(service)).toEqual({ ok: true, value: 'a secret' });
    expect(opened).toHaveLength(1);
  });

  it('does not go on for ever', async () => {
    const { service, opened } = kwallet([true, true, true]);
    await SecretSession.open(service);
    expect(opened).toHaveLength(2);
  });
});
