import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../launcher/base/command.mjs';
import { root } from '../launcher/base/places.mjs';
import { say } from '../launcher/base/steps.mjs';
import { askNpm, readAdvisories } from './advisories.mjs';
import { unknownScripts } from './install-scripts.mjs';
import { wrongLicenses } from './licenses.mjs';
import { lockedPackages, readLockfile, shippedPackages } from './packages.mjs';

/** Part of `npm run check`: licenses, code that would run at installation, known advisories. */
async function checkPackages() {
  const lockfile = readLockfile();
  const shipped = shippedPackages();
  if (!shipped) say('Nothing was built yet: what is shipped was not looked at more closely than tools are.');
  const advisories = readAdvisories(
    await askNpm(root),
    (shipped ?? []).map(({ name }) => name),
  );
  const wrong = [
    ...wrongLicenses([...lockedPackages(lockfile), ...(shipped ?? [])]),
    ...unknownScripts(lockfile, readFileSync(join(root, '.npmrc'), 'utf8')),
    ...advisories.wrong,
  ];
  for (const sentence of [...advisories.worthKnowing, ...wrong]) say(sentence);
  return wrong.length > 0 ? 1 : 0;
}

await runCommand(checkPackages);
