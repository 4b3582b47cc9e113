import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Makes Chromium trust a certificate as an authority, as a person or a company does who installs one. Unlike its switch
 * for keys (`--ignore-certificate-errors-spki-list`) this leaves the checks of name and dates on.
 * @param home the home folder that Chromium runs with
 * @param certificate PEM
 */
export async function trustAuthority(home: string, certificate: string): Promise<void> {
  const folder = join(home, '.pki/nssdb');
  const file = join(home, 'authority.pem');
  const nickname = createHash('sha256').update(certificate).digest('hex');
  const store = `sql:${folder}`;
  await mkdir(folder, { recursive: true });
  await writeFile(file, certificate);
  if (!existsSync(join(folder, 'cert9.db'))) await run('certutil', ['-d', store, '-N', '--empty-password']);
  await run('certutil', ['-d', store, '-A', '-t', 'C,,', '-n', nickname, '-i', file]);
}
