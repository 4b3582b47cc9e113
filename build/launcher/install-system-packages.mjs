import { runCommand } from './command.mjs';
import { installSystemPackages, missingSystemPackages } from './system-packages.mjs';

/** `npm run system-packages`: installs what the tests need of Debian or Ubuntu, for an administrator to run. */
async function install() {
  const missing = missingSystemPackages('package tests');
  if (missing.length > 0) await installSystemPackages(missing);
  return 0;
}

await runCommand(install);
