import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { root, work } from './packages';

/** The parts of electron-builder.yml that an .rpm is made of. */
interface Settings {
  readonly rpm: { readonly depends: readonly string[]; readonly fpm: readonly string[] };
}

/** A package of the real settings around a program of two lines: to compress the real one takes minutes. */
function packSmall(folder: string): string {
  const program = join(folder, 'linux-unpacked');
  mkdirSync(join(program, 'bin'), { recursive: true });
  mkdirSync(join(program, 'resources'));
  for (const name of ['marquee', 'chrome-sandbox'])
    writeFileSync(join(program, name), '#!/bin/sh\n', { mode: 0o755 });
  cpSync(join(root, 'build/linux/marquee.sh'), join(program, 'bin/marquee'));
  const { rpm } = yaml.load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Settings;
  const file = join(folder, 'marquee.rpm');
  execFileSync(
    process.execPath,
    [
      'build/linux/fpm.mjs',
      ...['-s', 'dir', '-t', 'rpm', '--force', '--architecture', 'amd64', '--name', 'marquee'],
      ...['--version', '1.0.0', '--package', file, '--description', 'Marquee', '--rpm-os', 'linux'],
      ...['--maintainer', 'nobody@marquee.invalid', '--url', 'https://marquee.invalid', '--license', 'MIT'],
      ...rpm.depends.flatMap((name) => ['-d', name]),
      `${program}/=/opt/Marquee`,
      ...rpm.fpm,
    ],
    { cwd: root, env: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' } },
  );
  return file;
}

test('an .rpm brings program, command, man page and completions to where its systems look for them', () => {
  const file = packSmall(join(work, 'rpm'));
  const ask = (...query: readonly string[]): readonly string[] =>
    execFileSync('rpm', ['-qp', ...query, file], { encoding: 'utf8' })
      .trim()
      .split('\n');
  const files = ask('--queryformat', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES} %{FILELINKTOS}\n]');
  expect(files.map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      '-rwsr-xr-x root /opt/Marquee/chrome-sandbox',
      '-rwxr-xr-x root /opt/Marquee/bin/marquee',
      '-rwxr-xr-x root /opt/Marquee/marquee',
      'lrwxrwxrwx root /usr/bin/marquee /opt/Marquee/bin/marquee',
      '-rw-r--r-- root /usr/share/bash-completion/completions/marquee',
      '-rw-r--r-- root /usr/share/fish/vendor_completions.d/marquee.fish',
      '-rw-r--r-- root /usr/share/man/man1/marquee.1.gz',
      '-rw-r--r-- root /usr/share/metainfo/dev.marquee.desktop.metainfo.xml',
      '-rw-r--r-- root /usr/share/zsh/site-functions/_marquee',
    ]),
  );
  expect(ask('--requires')).toEqual(expect.arrayContaining(['gtk3', 'libsecret', 'nss']));
  expect(ask('--scripts').join(''), 'nothing is run as root').toBe('');
});
