import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say, Stop } from '../launcher/base/steps.mjs';
import { checkRelease } from './verifying/check-release.mjs';
import { keys } from './packing/identity.mjs';

/**
 * `npm run verify-release DIR [KEYS]`: says what is wrong with a release folder, or that nothing is.
 * @param {readonly string[]} args
 * @returns {Promise<number>} 0 when it may be published
 */
async function verifyRelease([folder, ownKeys]) {
  if (!folder) throw new Stop('Name the folder of the release: npm run verify-release DIR');
  const trusted = ownKeys ? resolve(ownKeys) : keys;
  for (const name of ['releases.asc', 'updates.pem']) {
    if (!existsSync(join(trusted, name)))
      throw new Stop(`There is no public key ${join(trusted, name)} to verify with.`);
  }
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  const { wrong, notes } = await checkRelease(resolve(folder), trusted, version);
  for (const note of notes) say(`NOTE: ${note}`);
  for (const line of wrong) say(`WRONG: ${line}`);
  say(wrong.length === 0 ? 'The release is whole and signed.' : `${wrong.length} wrong: do not publish it.`);
  return wrong.length === 0 ? 0 : 1;
}

await runCommand(verifyRelease);
