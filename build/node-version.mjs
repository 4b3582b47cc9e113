// Old Nodes must get this far, so what needs a new one is imported only after the check.

/**
 * Whether this Node is new enough; if not, says so and sets the exit code.
 * @param {string} version
 */
export function nodeIsNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  console.error(`Marquee needs Node 20.19 or newer to be built, and this is Node ${version}.
Get a newer one from https://nodejs.org or your system's packages, then start again.`);
  process.exitCode = 1;
  return false;
}
