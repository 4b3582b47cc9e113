import { runCommand } from './base/command.mjs';
import { prepareDesktops } from './preparation/desktops.mjs';
import { installSystemPackages, missingSystemPackages } from './preparation/system-packages.mjs';

/**
 * `npm run system-packages`: installs what the tests need of Debian or Ubuntu, for an administrator to run; with
 * `-- desktops` every desktop, too.
 * @param {readonly string[]} args
 */
async function install([which]) {
  const missing = missingSystemPackages('package tests');
  if (missing.length > 0) await installSystemPackages(missing);
  await prepareDesktops(which === 'desktops' ? 'all' : 'small');
  return 0;
}

await runCommand(install);
