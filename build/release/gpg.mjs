import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `work` with a GnuPG that knows one key and nothing of the person's own.
 * @template T
 * @param {string} key public or private, armoured
 * @param {(gpg: (args: readonly string[], input?: string) => { ok: boolean, output: string }) => T} work
 * @returns {T}
 */
export function withKey(key, work) {
  const home = mkdtempSync(join(tmpdir(), 'marquee-gpg-')); // short, since GnuPG puts sockets into it
  const gpg = (/** @type {readonly string[]} */ args, input = '') => {
    const common = ['--homedir', home, '--batch', '--no-tty', '--status-fd', '1'];
    const { status, stdout, stderr } = spawnSync('gpg', [...common, ...args], { input, encoding: 'utf8' });
    return { ok: status === 0, output: `${stdout}${stderr}` };
  };
  try {
    const imported = gpg(['--import'], key);
    if (!imported.ok) throw new Error(`GnuPG does not take the key:\n${imported.output}`);
    return work(gpg);
  } finally {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * Signs a file beside it, as `FILE.asc`.
 * @param {string} file
 * @param {string} key the private key, armoured
 * @param {string} passphrase
 */
export function signFile(file, key, passphrase) {
  withKey(key, (gpg) => {
    const args = [
      '--yes',
      '--pinentry-mode',
      'loopback',
      '--passphrase-fd',
      '0',
      '--armor',
      '--detach-sign',
      file,
    ];
    const { ok, output } = gpg(args, passphrase);
    if (!ok) throw new Error(`GnuPG did not sign ${file}:\n${output}`);
  });
}

/**
 * Whether `FILE.asc` is a good signature of the file by this very key.
 * @param {string} file
 * @param {string} key the public key, armoured
 */
export function isSignedFile(file, key) {
  return withKey(key, (gpg) => /^\[GNUPG:\] VALIDSIG /m.test(gpg(['--verify', `${file}.asc`, file]).output));
}
