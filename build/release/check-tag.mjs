import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsOf } from '../messages/whats-new.mjs';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say, Stop } from '../launcher/base/steps.mjs';

/**
 * `npm run check-tag TAG`: a tag names the version that it is put on, and the changelog tells what that version brings.
 * @param {readonly string[]} args
 */
function checkTag([tag]) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  if (tag !== `v${version}`) throw new Stop(`The tag is ${tag}, but package.json says ${version}.`);
  if (newsOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version) === null)
    throw new Stop(`CHANGELOG.md has no section [${version}], which people are shown after the update.`);
  say(`${tag} is the version of package.json.`);
  return Promise.resolve(0);
}

await runCommand(checkTag);
