import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Signs a program for Windows with osslsigncode, which runs everywhere. electron-builder calls it for each program and
 * installer on systems without signtool; `WIN_CSC_LINK` is the certificate with its key (PKCS #12), as a path or base64,
 * `WIN_CSC_KEY_PASSWORD` its password, `MARQUEE_TIMESTAMP_URL` who vouches for the time.
 * @param {{ readonly path: string }} program
 */
export function sign({ path }) {
  const work = mkdtempSync(join(tmpdir(), 'marquee-sign-'));
  try {
    const password = join(work, 'password'); // in a file, since arguments can be seen by others
    writeFileSync(password, process.env['WIN_CSC_KEY_PASSWORD'] ?? '', { mode: 0o600 });
    const timestamp = process.env['MARQUEE_TIMESTAMP_URL'];
    const signed = join(work, 'signed.exe');
    execFileSync('osslsigncode', [
      'sign',
      ...['-pkcs12', certificateFile(work), '-readpass', password, '-h', 'sha256', '-n', 'Marquee'],
      ...(timestamp ? ['-ts', timestamp] : []),
      ...['-in', path, '-out', signed],
    ]);
    copyFileSync(signed, path);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
function certificateFile(work) {
  const link = process.env['WIN_CSC_LINK'] ?? '';
  if (/\.(p12|pfx)$/.test(link)) return link;
  const file = join(work, 'certificate.p12');
  writeFileSync(file, Buffer.from(link, 'base64'), { mode: 0o600 });
  return file;
}
