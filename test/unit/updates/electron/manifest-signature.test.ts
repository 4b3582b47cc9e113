import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedManifest } from '../../../../main/updates/electron/manifest-signature';

const name = 'latest-linux.yml';
const manifest = 'version: 2.0.0\n';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const signature = sign(null, Buffer.from(`${name}\n${manifest}`), privateKey).toString('base64');

describe('the signature of a manifest', () => {
  it('is good for its name, its text and its key', () => {
    expect(isSignedManifest(name, manifest, `${signature}\n`, key)).toBe(true);
  });

  it.each([
    ['a changed manifest', [name, 'version: 9.0.0\n', signature, key]],
    ['another system’s name', ['latest.yml', manifest, signature, key]],
    ['another channel’s name', ['beta-linux.yml', manifest, signature, key]],
    ['no signature', [name, manifest, '', key]],
    ['another signature', [name, manifest, Buffer.alloc(64).toString('base64'), key]],
    ['a key that is none', [name, manifest, signature, 'AAAA']],
  ] as const)('is not good with %s', (_, [named, text, signed, by]) => {
    expect(isSignedManifest(named, text, signed, by)).toBe(false);
  });

  it('is not good under another key, or one of another kind', () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const der = (it: typeof other) => it.export({ type: 'spki', format: 'der' }).toString('base64');
    const byRsa = sign('sha256', Buffer.from(`${name}\n${manifest}`), rsa.privateKey).toString('base64');
    expect(isSignedManifest(name, manifest, signature, der(other))).toBe(false);
    expect(isSignedManifest(name, manifest, byRsa, der(rsa.publicKey))).toBe(false);
  });
});
