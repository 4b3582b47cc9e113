import { createCipheriv, createDecipheriv, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SecretTransfer } from '../../../../../main/storage/keychain/secret-service/secret-transfer';

/** The Secret Service's end, with Node's own arithmetic. */
const service = getDiffieHellman('modp2');
const servicePublicKey = service.generateKeys();

function sharedKey(publicKey: Uint8Array): Buffer {
  const agreed = service.computeSecret(publicKey);
  const shared = Buffer.concat([Buffer.alloc(128 - agreed.length), agreed]);
  return Buffer.from(hkdfSync('sha256', shared, '', '', 16));
}

function seal(publicKey: Uint8Array, secret: string) {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', sharedKey(publicKey), iv);
  return { iv, sealed: Buffer.concat([cipher.update(secret), cipher.final()]) };
}

describe('the transfer of a secret', () => {
  it('opens what was sealed for it', () => {
    // So often that a shared key that begins with a zero comes up, one in 256.
    for (let round = 0; round < 300; round += 1) {
      const transfer = new SecretTransfer();
      expect(transfer.publicKey).toHaveLength(128);
      const { iv, sealed } = seal(transfer.publicKey, 'ein Geheimnis 😀');
      expect(transfer.agree(servicePublicKey).open(iv, sealed).toString()).toBe('ein Geheimnis 😀');
    }
  });

  it('seals what the service opens', () => {
    const transfer = new SecretTransfer();
    const { iv, sealed } = transfer.agree(servicePublicKey).seal(Buffer.from('ein Geheimnis 😀'));
    const decipher = createDecipheriv('aes-128-cbc', sharedKey(transfer.publicKey), iv);
    expect(Buffer.concat([decipher.update(sealed), decipher.final()]).toString()).toBe('ein Geheimnis 😀');
  });

  it('does not open what was sealed for another', () => {
    const { iv, sealed } = seal(new SecretTransfer().publicKey, 'secret'.repeat(20));
    const open = () => new SecretTransfer().agree(servicePublicKey).open(iv, sealed).toString();
    expect(() => expect(open()).toBe('secret'.repeat(20))).toThrow();
  });

  it('begins its public key with no byte that a service takes for filling or a sign', () => {
    // Two in 256 keys would, so that 1,000 without one are no chance.
    const first = Array.from({ length: 1_000 }, () => new SecretTransfer().publicKey[0]);
    expect(first).not.toContain(0);
    expect(first).not.toContain(255);
  });

  it('has a key of its own each time', () => {
    expect(new SecretTransfer().publicKey).not.toEqual(new SecretTransfer().publicKey);
  });
});
