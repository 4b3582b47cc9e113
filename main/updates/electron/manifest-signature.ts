import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether the holder of the key signed just this manifest under just this name. The name is signed as well, so that
 * one system's manifest can't be handed out for another's.
 * @param signature base64 of an Ed25519 signature
 * @param key base64 of the public key's DER form
 */
export function isSignedManifest(name: string, manifest: string, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    return verify(
      null,
      Buffer.from(`${name}\n${manifest}`),
      publicKey,
      Buffer.from(signature.trim(), 'base64'),
    );
  } catch {
    return false; // a key that is none signs nothing
  }
}
