import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkProgram } from '../../../../build/release/verifying/programs.mjs';
import { sign } from '../../../../build/release/packing/sign-windows.mjs';

/** A small program for Windows that is at hand, in a package that electron-builder brings. */
const someProgram = resolve(
  import.meta.dirname,
  '../../../../node_modules/electron-winstaller/vendor/StubExecutable.exe',
);

let work: string;
let program: string;

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: work, stdio: 'ignore' });
}

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'marquee-authenticode-'));
  program = join(work, 'marquee.exe');
  copyFileSync(someProgram, program);
  const usage = ['-addext', 'extendedKeyUsage=codeSigning'];
  const subject = ['-subj', '/CN=Throw-away', '-days', '2'];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key.pem',
    '-out',
    'windows-ca.pem',
    ...subject,
    ...usage,
  );
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'windows-ca.pem',
    '-out',
    'both.p12',
    '-passout',
    'pass:secret',
  );
  vi.stubEnv('WIN_CSC_LINK', join(work, 'both.p12'));
  vi.stubEnv('WIN_CSC_KEY_PASSWORD', 'secret');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true });
});

describe.runIf(process.platform === 'linux')(
  'the hook that signs programs for Windows',
  { timeout: 60_000 },
  () => {
    it('leaves a program that verifies, and does not once a byte was changed', () => {
      expect(checkProgram(program, work).wrong).toEqual(['its Authenticode signature is missing or wrong']);
      sign({ path: program });
      expect(checkProgram(program, work)).toEqual({ wrong: [] });
      const bytes = readFileSync(program);
      bytes[1024] = (bytes[1024] ?? 0) ^ 1;
      writeFileSync(program, bytes);
      expect(checkProgram(program, work).wrong).toEqual(['its Authenticode signature is missing or wrong']);
    });

    it('takes the certificate as text, too, and fails with a wrong password', () => {
      copyFileSync(someProgram, program);
      vi.stubEnv('WIN_CSC_LINK', readFileSync(join(work, 'both.p12')).toString('base64'));
      sign({ path: program });
      expect(checkProgram(program, work)).toEqual({ wrong: [] });
      vi.stubEnv('WIN_CSC_KEY_PASSWORD', 'wrong');
      copyFileSync(someProgram, program);
      expect(() => sign({ path: program })).toThrow();
      expect(checkProgram(program, work).wrong).not.toEqual([]);
    });
  },
);
