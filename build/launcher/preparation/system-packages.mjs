import { spawnSync } from 'node:child_process';
import { run, say, step, Stop } from '../base/steps.mjs';

/**
 * What Electron links to or loads, and Marquee's keychain, by Debian's names; each row lists the names that one
 * thing has had (`t64` since Debian 13 and Ubuntu 24.04), newest first.
 */
const FOR_ELECTRON = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libsecret-1-0'],
  ['libnotify4'],
  ['fonts-dejavu-core'],
];
const FOR_A_DISPLAY = [['xvfb']];
const FOR_TESTS = [
  ...FOR_A_DISPLAY,
  ['dbus-daemon', 'dbus'],
  ['dbus-x11'], // without it apt answers gnome-keyring's wish for a session bus with systemd
  ['gnome-keyring'],
  ['libsecret-tools'],
  ['libnss3-tools'], // to have Chromium trust a certificate and go on checking its name and dates
  ...[['gnupg'], ['openssl'], ['osslsigncode']], // to sign with, and to verify
];
const FOR_PACKAGE_TESTS = [
  ['git'], // a package carries the date of its commit
  ['xdg-utils'],
  ['x11-utils'],
  ['lintian'],
  ['desktop-file-utils'],
  ['appstream'],
  ['rpm'],
  ['shellcheck'],
  ...[['man-db'], ['groff-base'], ['zsh'], ['fish']], // the man page and the completions are tried in them
];

/** @typedef {'app' | 'app without a display' | 'tests' | 'package tests'} Purpose */

/** @type {Record<Purpose, readonly (readonly string[])[]>} */
const NEEDED = {
  app: FOR_ELECTRON,
  'app without a display': [...FOR_ELECTRON, ...FOR_A_DISPLAY],
  tests: [...FOR_ELECTRON, ...FOR_TESTS],
  'package tests': [...FOR_ELECTRON, ...FOR_TESTS, ...FOR_PACKAGE_TESTS],
};

/**
 * The rows of which no name is installed. Empty where there is no dpkg to ask: other systems name and install
 * such things in their own ways.
 * @param {Purpose} purpose
 * @returns {readonly (readonly string[])[]}
 */
export function missingSystemPackages(purpose) {
  if (process.platform !== 'linux') return [];
  return missingOf(NEEDED[purpose]);
}

/**
 * The same for any rows.
 * @param {readonly (readonly string[])[]} rows
 */
export function missingOf(rows) {
  const query = ['-W', '-f=${Package} ${db:Status-Status}\n', ...rows.flat()];
  const answer = spawnSync('dpkg-query', query, { encoding: 'utf8' });
  if (answer.error) return [];
  const installed = new Set(answer.stdout.split('\n'));
  return rows.filter((names) => !names.some((name) => installed.has(`${name} installed`)));
}

/**
 * Installs them with apt when we may, else says how it is done and stops.
 * @param {readonly (readonly string[])[]} rows
 */
export async function installSystemPackages(rows) {
  if (process.getuid?.() !== 0) {
    const names = rows.map(nameThatAptKnows).join(' ');
    throw new Stop(`Marquee needs some system libraries that only an administrator can install. Run this, then
start again:\n\n  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}\n`);
  }
  await updatePackageList();
  await installListed(rows);
}

/**
 * Installs what the list of packages has, as root.
 * @param {readonly (readonly string[])[]} rows
 */
export async function installListed(rows) {
  const names = [...new Set(rows.map(nameThatAptKnows))];
  say(`System packages to install: ${names.join(' ')}`);
  // A run that was interrupted earlier leaves dpkg unwilling until it has finished.
  await run('dpkg', ['--configure', '-a'], { env });
  await apt('Installing them (apt-get install; a minute or two)', [
    'install',
    '--yes',
    '--no-install-recommends',
    ...names,
  ]);
}

/** Asks the servers which packages there are, and in which versions. */
export async function updatePackageList() {
  await apt('Asking for the list of system packages (apt-get update)', ['update']);
}

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

/**
 * @param {string} what
 * @param {readonly string[]} args
 */
async function apt(what, args) {
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-q'];
  const { ok, output } = await step(what, () => run('apt-get', [...options, ...args], { env }));
  if (!ok) throw new Stop(`apt-get ${args.join(' ')} failed:\n${output}`);
}

/** @param {readonly string[]} names */
function nameThatAptKnows(names) {
  return names.find(aptKnows) ?? names[names.length - 1] ?? '';
}

/**
 * Whether there is such a package; of a name that only other packages mention apt-cache shows nothing, and ends well.
 * @param {string} name
 */
export function aptKnows(name) {
  const { status, stdout } = spawnSync('apt-cache', ['show', name]);
  return status === 0 && stdout.length > 0;
}
