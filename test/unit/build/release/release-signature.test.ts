import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSignedFile } from '../../../../build/release/contents/gpg.mjs';

const LONG_AGO = ['--faked-system-time', '20200101T000000'];
const A_DAY_MS = 24 * 60 * 60_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-signature-'));
  file = join(folder, 'SHA256SUMS');
  writeFileSync(file, 'sums\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Someone with a GnuPG of their own. */
class Signer {
  readonly #home: string;

  constructor(name: string) {
    this.#home = join(folder, name);
    mkdirSync(this.#home, { mode: 0o700 });
  }

  gpg(...args: readonly string[]): string {
    const common = [
      '--homedir',
      this.#home,
      '--batch',
      '--yes',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      '',
    ];
    return execFileSync('gpg', [...common, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  makeKey(validity: string, ...when: readonly string[]): this {
    this.gpg(
      ...when,
      '--quick-generate-key',
      'Throw-away <test@marquee.invalid>',
      'ed25519',
      'sign',
      validity,
    );
    return this;
  }

  sign(...options: readonly string[]): this {
    this.gpg(...options, '--armor', '--detach-sign', '--output', `${file}.asc`, file);
    return this;
  }

  /** Uses the certificate of revocation that GnuPG makes with each key. */
  revoke(): this {
    const revocations = join(this.#home, 'openpgp-revocs.d');
    for (const name of readdirSync(revocations)) {
      const certificate = join(revocations, name);
      writeFileSync(certificate, readFileSync(certificate, 'utf8').replace(':-----BEGIN', '-----BEGIN'));
      this.gpg('--import', certificate);
    }
    return this;
  }

  get publicKey(): string {
    return this.gpg('--armor', '--export');
  }

  leave(): void {
    execFileSync('gpgconf', ['--homedir', this.#home, '--kill', 'gpg-agent']);
  }
}

// GnuPG starts an agent for each key, which takes its time on a busy machine.
describe.runIf(process.platform === 'linux')('the signature of a release', { timeout: 60_000 }, () => {
  let signer: Signer;
  beforeEach(() => {
    signer = new Signer('signer');
  });
  afterEach(() => signer.leave());

  it('is good by a key that is valid', () => {
    signer.makeKey('2d').sign();
    expect(isSignedFile(file, signer.publicKey)).toBe(true);
    writeFileSync(file, 'other sums\n');
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused by a key that was revoked, before or after it signed', () => {
    signer.makeKey('2d').sign().revoke();
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused by a key that has expired', () => {
    signer.makeKey('1d', ...LONG_AGO).sign(...LONG_AGO);
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused when it has itself expired', () => {
    signer.makeKey('never', ...LONG_AGO).sign(...LONG_AGO, '--default-sig-expire', '1d');
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused when it is dated ahead', () => {
    const tomorrow = new Date(Date.now() + A_DAY_MS).toISOString().replace(/[-:]|\.\d+Z/g, '');
    signer.makeKey('5d').sign('--faked-system-time', tomorrow);
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused when a second one stands beside it', () => {
    signer.makeKey('2d').sign();
    const once = readFileSync(`${file}.asc`, 'utf8');
    writeFileSync(`${file}.asc`, once + once);
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });

  it('is refused by another key, also when the file of the trusted key holds both', () => {
    const other = new Signer('other').makeKey('2d').sign();
    signer.makeKey('2d');
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
    expect(isSignedFile(file, signer.publicKey + other.publicKey)).toBe(false);
    other.leave();
  });

  it('is refused when there is none', () => {
    signer.makeKey('2d');
    expect(isSignedFile(file, signer.publicKey)).toBe(false);
  });
});
