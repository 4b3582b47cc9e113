import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say, Stop } from '../launcher/base/steps.mjs';

/**
 * `npm run check-tag TAG`: a tag names the version that it is put on.
 * @param {readonly string[]} args
 */
function checkTag([tag]) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  if (tag !== `v${version}`) throw new Stop(`The tag is ${tag}, but package.json says ${version}.`);
  say(`${tag} is the version of package.json.`);
  return Promise.resolve(0);
}

await runCommand(checkTag);
