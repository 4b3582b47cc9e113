import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { copyright, debianChangelog } from './documents.mjs';

/**
 * Lays out everything that the package installs as it will be in the file system.
 * @param {import('./package-request.mjs').PackageRequest} request
 * @returns {string} the folder, which is gone when the process ends
 */
export function stageFiles(request) {
  const stage = mkdtempSync(join(tmpdir(), 'marquee-package-'));
  process.on('exit', () => rmSync(stage, { recursive: true, force: true }));
  for (const [from, to] of request.contents) {
    const path = join(stage, to);
    mkdirSync(dirname(path), { recursive: true });
    cpSync(from, path, { recursive: true, verbatimSymlinks: true });
  }
  const program = request.contents.map(([, to]) => to).find((to) => to.startsWith('/opt/'));
  if (program === undefined) throw new Error('The package has no program.');
  mkdirSync(join(stage, 'usr/bin'), { recursive: true });
  symlinkSync(`${program}/bin/${request.name}`, join(stage, 'usr/bin', request.name));
  writeFileSync(join(stage, program, 'resources/system-package'), request.target); // main/updates/electron/updates.ts reads it
  addDocuments(stage, request);
  setModes(stage);
  // Chromium's sandbox works through user namespaces, and where the system forbids those, through this helper alone.
  chmodSync(join(stage, program, 'chrome-sandbox'), 0o4755);
  return stage;
}

/**
 * @param {string} stage
 * @param {import('./package-request.mjs').PackageRequest} request
 */
function addDocuments(stage, request) {
  const folder = join(stage, 'usr/share/doc', request.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'copyright'), copyright(request));
  if (request.target === 'deb') {
    writeFileSync(join(folder, 'changelog.gz'), gzipSync(debianChangelog(request), { level: 9 }));
  }
}

/**
 * Nothing is writable but for root, only what the builder made a program or a library is one, and every time is that
 * of the commit.
 * @param {string} path
 */
function setModes(path) {
  const status = lstatSync(path);
  if (status.isDirectory()) {
    for (const name of readdirSync(path)) setModes(join(path, name));
    chmodSync(path, 0o755);
  } else if (!status.isSymbolicLink()) {
    const isProgram = (status.mode & 0o100) !== 0 && !/\.(so(\.\d+)*|node)$/.test(path);
    chmodSync(path, isProgram ? 0o755 : 0o644);
  }
  lutimesSync(path, sourceDate(), sourceDate());
}

/** When the sources were made, in seconds since the epoch (https://reproducible-builds.org/specs/source-date-epoch). */
export function sourceDate() {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH']);
  if (!Number.isInteger(seconds) || seconds <= 0) throw new Error('SOURCE_DATE_EPOCH is not set.');
  return seconds;
}
