/**
 * The packages that would run code of their own when they are installed, and why that they never do is no loss. Whoever
 * adds one here has looked at what the script does.
 * @type {Readonly<Record<string, string>>}
 */
const KNOWN = {
  'electron-winstaller': 'picks a 7-Zip for an old kind of installer, which Marquee does not build',
  esbuild: 'makes its command start faster; what it is used for does not need that',
  keytar: 'compiles where it ships no binary for the system; it ships one for each of ours',
};

/**
 * What a lockfile says about code that would run at installation and was never looked at, a sentence each.
 * @param {import('./packages.mjs').Lockfile} lockfile
 * @param {string} npmrc the text of `.npmrc`
 */
export function unknownScripts({ packages }, npmrc) {
  const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = withScript.map(([path]) => path.replace(/^.*node_modules\//, ''));
  const unknown = names.filter((name) => !Object.hasOwn(KNOWN, name));
  const stale = Object.keys(KNOWN).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => `${name} wants to run code when it is installed, and nobody looked at it yet.`),
    ...stale.map((name) => `${name} runs no code any more when it is installed: take it off the list.`),
    ...(/^ignore-scripts=true$/m.test(npmrc) ? [] : ['.npmrc no longer forbids code at installation.']),
  ];
}
