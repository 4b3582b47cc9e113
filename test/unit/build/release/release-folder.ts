import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keys that nobody trusts, as the environment of the one who signs, and as the folder of who verifies. */
export interface ThrowAwayKeys {
  readonly folder: string;
  readonly env: Readonly<
    Record<'MARQUEE_UPDATES_PRIVATE_KEY' | 'MARQUEE_GPG_PRIVATE_KEY' | 'MARQUEE_GPG_PASSPHRASE', string>
  >;
  remove(): void;
}

/** @param passphrase of the key of the sums; none makes one that is not guarded, which GnuPG uses a hundred times as fast */
export function makeKeys(passphrase = ''): ThrowAwayKeys {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-keys-'));
  const home = join(folder, 'gpg');
  mkdirSync(home, { mode: 0o700 });
  const gpg = (...args: readonly string[]): string =>
    execFileSync(
      'gpg',
      ['--homedir', home, '--batch', '--pinentry-mode', 'loopback', '--passphrase', passphrase, ...args],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
  gpg('--quick-generate-key', 'Throw-away <test@marquee.invalid>', 'ed25519', 'sign', '1d');
  writeFileSync(join(folder, 'releases.asc'), gpg('--armor', '--export'));
  const updates = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'updates.pem'), updates.publicKey.export({ type: 'spki', format: 'pem' }));
  const env = {
    MARQUEE_UPDATES_PRIVATE_KEY: updates.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    MARQUEE_GPG_PRIVATE_KEY: gpg('--armor', '--export-secret-keys'),
    MARQUEE_GPG_PASSPHRASE: passphrase,
  };
  execFileSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A folder as the build leaves it, with small files in place of the artifacts. */
export function makeReleaseFolder(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-release-'));
  const artifact = `Marquee-${version}-linux-x86_64.AppImage`;
  writeFileSync(join(folder, artifact), 'not really an AppImage');
  const content = readFileSync(join(folder, artifact));
  const sha512 = createHash('sha512').update(content).digest('base64');
  const manifest = `version: ${version}\nfiles:\n  - url: ${artifact}\n    sha512: ${sha512}\n    size: ${content.length}\n`;
  writeFileSync(join(folder, 'latest-linux.yml'), manifest);
  return folder;
}
