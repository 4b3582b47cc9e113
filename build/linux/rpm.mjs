import { execFileSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOURCE } from '../messages/languages.mjs';
import { desktopWordsIn } from './desktop-words.mjs';

/**
 * electron-builder has Debian's names.
 * @type {Readonly<Record<string, string>>}
 */
const MACHINES = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Makes an .rpm with rpmbuild. The files are packed as they are: nothing is stripped, and what is needed is said by
 * hand, since Electron's own libraries would otherwise be offered to other packages.
 * @param {import('./package-request.mjs').PackageRequest} request
 * @param {string} stage
 */
export function buildRpm(request, stage) {
  const work = mkdtempSync(join(tmpdir(), 'marquee-rpm-'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const spec = join(work, 'marquee.spec');
  writeFileSync(spec, specFile(request, stage));
  const defines = {
    _topdir: join(work, 'rpmbuild'),
    _rpmdir: work,
    _build_name_fmt: 'built.rpm',
    _buildhost: 'reproducible',
    _binary_payload: 'w6.xzdio',
    _build_id_links: 'none',
    __os_install_post: '%{nil}',
    use_source_date_epoch_as_buildtime: '1',
    clamp_mtime_to_source_date_epoch: '1',
  };
  const flags = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const machine = ['--target', `${MACHINES[request.architecture] ?? request.architecture}-unknown-linux`];
  const args = ['-bb', '--quiet', ...machine, ...flags, '--buildroot', join(work, 'root'), spec];
  execFileSync('rpmbuild', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync(join(work, 'built.rpm'), request.file);
}

/**
 * @param {import('./package-request.mjs').PackageRequest} request
 * @param {string} stage
 */
function specFile(request, stage) {
  return `Name: ${request.name}
Version: ${request.version}
Release: 1
Summary: ${request.summary}
License: ${request.license}
URL: ${request.url}
Packager: ${request.maintainer}
${request.depends.map((name) => `Requires: ${name}\n`).join('')}AutoReqProv: no

%description
${desktopWordsIn(SOURCE).about}

%install
cp -a ${stage}/. %{buildroot}/

%files
%defattr(-,root,root)
${ownPaths(stage).join('\n')}
`;
}

/**
 * The files and links, and the folders of Marquee's own; the others belong to the system.
 * @param {string} stage
 */
function ownPaths(stage) {
  return readdirSync(stage, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter(
      (path) => !lstatSync(join(stage, path)).isDirectory() || /^(opt\/|usr\/share\/doc\/marquee)/.test(path),
    )
    .map((path) => `${lstatSync(join(stage, path)).isDirectory() ? '%dir ' : ''}"/${path}"`);
}
