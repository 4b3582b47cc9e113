import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { desktopSettings, desktopWords, withDesktopWords } from '../linux/desktop-words.mjs';
import { writeReference } from '../linux/reference/write-reference.mjs';
import { runCommand } from '../launcher/base/command.mjs';
import { officialElectron } from '../launcher/preparation/official-electron.mjs';
import { root, temporaryFolder } from '../launcher/base/places.mjs';
import { prepare } from '../launcher/preparation/prepare.mjs';
import { say, Stop } from '../launcher/base/steps.mjs';
import { thirdPartyLicenses } from './packing/bundled-packages.mjs';
import { dateOfCommit } from './packing/commit-date.mjs';
import { packedPrograms, wrongFuses } from './packing/fuses.mjs';
import { identity } from './packing/identity.mjs';
import { notarizeImages } from './packing/notarize.mjs';
import { isSigned, windowsSigning } from './packing/signing-keys.mjs';

/** @typedef {import('../electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * `npm run dist -- ARGS`: packs Marquee into `dist/`. The arguments are electron-builder's: `--linux deb`, `--dir` …
 * Nothing is published from here.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
async function dist(args) {
  const runtime = await prepare('app');
  const standIn = officialElectron() ? {} : standInElectron(runtime, args);
  const date = process.env['SOURCE_DATE_EPOCH'] ?? dateOfCommit();
  const releaseDate = { 'releaseInfo.releaseDate': new Date(Number(date) * 1000).toISOString() };
  const words = desktopWords();
  const overrides = {
    ...identity(),
    ...artifactName(args),
    ...windowsSigning(),
    ...releaseDate,
    ...desktopSettings(words),
    ...standIn,
  };
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  writeFileSync(join(root, 'out/third-party-licenses.txt'), thirdPartyLicenses());
  const metainfo = 'dev.marquee.desktop.metainfo.xml'; // build/linux's, with what Marquee is in each language
  const template = readFileSync(join(root, 'build/linux', metainfo), 'utf8');
  writeFileSync(join(root, 'out', metainfo), withDesktopWords(template, words));
  await writeReference(join(root, 'out/reference'), version(), Number(date));
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      '--publish=never',
      ...Object.entries(overrides).map(([name, value]) => `-c.${name}=${value}`),
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        SOURCE_DATE_EPOCH: date,
        CUSTOM_FPM_PATH: join(root, 'build/linux/fpm.mjs'),
      },
    },
  );
  if (status !== 0) return status ?? 1;
  for (const program of packedPrograms(join(root, 'dist'))) {
    const wrong = await wrongFuses(program);
    if (wrong.length > 0) throw new Stop(`${basename(program)} is not closed: ${wrong.join(', ')}.`);
  }
  if (process.platform === 'darwin' && isSigned('mac')) notarizeImages(join(root, 'dist'));
  return 0;
}

const PLATFORMS = /** @type {const} */ ([
  { name: 'linux', system: 'linux', flags: ['--linux', '-l'] },
  { name: 'mac', system: 'darwin', flags: ['--mac', '-m'] },
  { name: 'win', system: 'win32', flags: ['--win', '-w'] },
]);

/**
 * What is not signed says so in its name, whatever becomes of it.
 * @param {readonly string[]} args
 */
function artifactName(args) {
  const asked = PLATFORMS.filter(({ flags }) => flags.some((flag) => args.includes(flag)));
  const platforms = asked.length > 0 ? asked : PLATFORMS.filter(({ system }) => system === process.platform);
  const unsigned = platforms.map(({ name }) => name).filter((name) => !isSigned(name));
  if (unsigned.length === 0) return {};
  say(`UNSIGNED: there are no keys for ${unsigned.join(', ')}. What is built now is not for others.`);
  return { artifactName: '${productName}-${version}-${os}-${arch}-UNSIGNED.${ext}' };
}

/**
 * Where Electron's own downloads can't be reached, packaging can still be tried out and tested with the Electron that
 * is there; the version says what has come of it.
 * @param {ElectronRuntime} runtime
 * @param {readonly string[]} args
 */
function standInElectron(runtime, args) {
  if (args.some((arg) => ['--mac', '-m', '--win', '-w', '--arm64'].includes(arg))) {
    throw new Stop('Without the official Electron only Linux x64 can be packed, and as a test alone.');
  }
  const electronVersion = readFileSync(join(runtime.dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const electronDist = join(temporaryFolder(), 'electron');
  // The app of the development binary has no place in a packed one.
  cpSync(runtime.dist, electronDist, {
    recursive: true,
    filter: (from) => basename(from) !== 'default_app.asar',
  });
  const testVersion = `${version()}-test`;
  say(
    `TEST BUILD: packing with Electron ${electronVersion}, as version ${testVersion}. It is not for others.`,
  );
  return { electronDist, electronVersion, 'extraMetadata.version': testVersion, defaultArch: 'x64' };
}

/** @returns {string} */
function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

await runCommand(dist);
