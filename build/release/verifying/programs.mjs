import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SYSTEM_CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Checks the signature inside a Windows installer, or of a macOS image, with what this system has for it.
 * @param {string} file
 * @param {string} keys the folder of the public keys; `windows-ca.pem` in it replaces the system's certificates
 * @returns {{ wrong: readonly string[], note?: string }}
 */
export function checkProgram(file, keys) {
  if (file.endsWith('.exe')) {
    const own = join(keys, 'windows-ca.pem');
    const authorities = existsSync(own) ? own : SYSTEM_CERTIFICATES;
    return answerOf(
      'osslsigncode',
      ['verify', '-CAfile', authorities, '-in', file],
      'its Authenticode signature',
    );
  }
  if (file.endsWith('.dmg')) return answerOf('xcrun', ['stapler', 'validate', file], 'its notarization');
  return { wrong: [] };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} what
 */
function answerOf(command, args, what) {
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
  if (error) return { wrong: [], note: `has ${what} unchecked, since there is no ${command} here` };
  return { wrong: status === 0 ? [] : [`${what} is missing or wrong`] };
}
