import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A signature may be this much younger than this computer's clock allows. */
const CLOCK_TOLERANCE_MS = 60 * 60_000;

/**
 * How a call of GnuPG ended.
 * @typedef {object} GpgEnd
 * @property {boolean} ok whether it ended with 0
 * @property {string} answer standard output: its status lines, or what was asked for
 * @property {string} words what it says to people
 */

/**
 * Runs `work` with a GnuPG that knows one key and nothing of the person's own.
 * @template T
 * @param {string} key public or private, armoured
 * @param {(gpg: (args: readonly string[], input?: string) => GpgEnd) => T} work
 * @returns {T}
 */
export function withKey(key, work) {
  const home = mkdtempSync(join(tmpdir(), 'marquee-gpg-')); // short, since GnuPG puts sockets into it
  const gpg = (/** @type {readonly string[]} */ args, input = '') => {
    const common = ['--homedir', home, '--batch', '--no-tty', '--status-fd', '1'];
    const { status, stdout, stderr } = spawnSync('gpg', [...common, ...args], { input, encoding: 'utf8' });
    return { ok: status === 0, answer: stdout, words: stderr };
  };
  try {
    const imported = gpg(['--import'], key);
    if (!imported.ok) throw new Error(`GnuPG does not take the key:\n${imported.words}`);
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
    const { ok, words } = gpg(args, passphrase);
    if (!ok) throw new Error(`GnuPG did not sign ${file}:\n${words}`);
  });
}

/**
 * Whether `FILE.asc` is one good signature of the file by this very key, which is neither revoked nor expired. What
 * GnuPG says is told in https://git.gnupg.org/cgi-bin/gitweb.cgi?p=gnupg.git;a=blob_plain;f=doc/DETAILS.
 * @param {string} file
 * @param {string} key the public key, armoured
 */
export function isSignedFile(file, key) {
  return withKey(key, (gpg) => {
    const [fingerprint, ...others] = fingerprints(gpg(['--with-colons', '--list-keys']).answer);
    if (fingerprint === undefined || others.length > 0) return false;
    const { ok, answer } = gpg(['--verify', `${file}.asc`, file]);
    const says = (/** @type {string} */ word) =>
      answer
        .split(/\r?\n/)
        .map((line) => line.split(' '))
        .filter(([sign, what]) => sign === '[GNUPG:]' && what === word)
        .map(([, , ...rest]) => rest);
    const [valid] = says('VALIDSIG');
    // Of a revoked or expired key GnuPG says REVKEYSIG or EXPKEYSIG here, and ends with 0 all the same.
    const isOneAndGood =
      ok && answer.match(/^\[GNUPG:\] NEWSIG/gm)?.length === 1 && says('GOODSIG').length === 1;
    return (
      isOneAndGood &&
      valid?.at(-1) === fingerprint &&
      Number(valid[2]) * 1_000 < Date.now() + CLOCK_TOLERANCE_MS
    );
  });
}

/**
 * The full fingerprints of the primary keys in what `--with-colons` lists.
 * @param {string} listing
 */
function fingerprints(listing) {
  return [...listing.matchAll(/^pub:.*\nfpr:{9}([0-9A-F]+):$/gm)].map(([, fingerprint]) => fingerprint);
}
