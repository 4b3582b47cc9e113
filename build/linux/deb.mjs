import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SOURCE } from '../messages/languages.mjs';
import { desktopWordsIn } from './desktop-words.mjs';

/**
 * Makes a .deb with Debian's own tool.
 * @param {import('./package-request.mjs').PackageRequest} request
 * @param {string} stage
 */
export function buildDeb(request, stage) {
  const files = filesIn(stage);
  const control = join(stage, 'DEBIAN');
  mkdirSync(control, { mode: 0o755 });
  writeFileSync(join(control, 'control'), controlFile(request, files), { mode: 0o644 });
  const sums = files.map((file) => `${md5(file)}  ${relative(stage, file)}\n`);
  writeFileSync(join(control, 'md5sums'), sums.join(''), { mode: 0o644 });
  // Named, since Ubuntu's default is one that older Debians can't read; tests do without.
  const compressor = process.env['DPKG_DEB_COMPRESSOR_TYPE'] ?? 'xz';
  const args = ['--build', '--root-owner-group', `-Z${compressor}`, stage, request.file];
  execFileSync('dpkg-deb', args, { stdio: 'inherit' });
}

/**
 * @param {import('./package-request.mjs').PackageRequest} request
 * @param {readonly string[]} files
 */
function controlFile(request, files) {
  // Policy 5.6.20: each file in whole kibibytes.
  const size = files.reduce((sum, file) => sum + Math.ceil(lstatSync(file).size / 1024), 0);
  return `Package: ${request.name}
Version: ${request.version}
Architecture: ${request.architecture}
Maintainer: ${request.maintainer}
Installed-Size: ${size}
Depends: ${request.depends.join(', ')}
Section: ${request.section}
Priority: optional
Homepage: ${request.url}
Description: ${request.summary}
${wrapped(desktopWordsIn(SOURCE).about)}
`;
}

/**
 * A paragraph as control files write it: lines of 76 letters at most, each after a space.
 * @param {string} text
 */
function wrapped(text) {
  return text.replace(/(?=\S)(.{1,75})(\s+|$)/g, ' $1\n').trimEnd();
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} file */
function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
