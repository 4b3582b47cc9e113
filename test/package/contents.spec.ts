import { expect, test } from '@playwright/test';
import { listPackage } from '@electron/asar';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { desktopWords, desktopWordsIn } from '../../build/linux/desktop-words.mjs';
import { PSEUDO_LANGUAGES, SOURCE } from '../../build/messages/languages.mjs';
import { checkArchive } from '../../build/release/verifying/archives.mjs';
import { wrongFuses } from '../../build/release/packing/fuses.mjs';
import { debFile, first, packedVersion, run, second, unpacked, work } from './packages';

test('every fuse of the packed Electron stands as it must, in the folder and in the package', async () => {
  expect(await wrongFuses(join(unpacked, 'marquee'))).toEqual([]);
  expect(await checkArchive(debFile())).toEqual({ wrong: [] });
});

test('the archive holds the built app and keytar for this system, and nothing else', () => {
  const files = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false });
  const foreign = files.filter((file) => !/^\/(out|node_modules|package\.json)/.test(file));
  expect(foreign).toEqual([]);
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ]);
  expect(files).toContain('/out/main/electron-updater.cjs');
  expect(files).toContain('/out/main/main.nl.cjs');
  expect(files).toContainEqual(
    expect.stringMatching(/^\/out\/main\/code-cache\/linux-x64-[^/]+\/entry\.cjs$/),
  );
  expect(
    files.filter((file) => PSEUDO_LANGUAGES.some((language) => file.includes(language))),
    'the words of tests',
  ).toEqual([]);
  const packages = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file));
  expect(packages).toEqual(['/node_modules/keytar']);
});

test('what is Marquee’s own is no larger than 3 MB', () => {
  const own = ['app.asar', 'app.asar.unpacked', 'third-party-licenses.txt'];
  const bytes = own.reduce((sum, name) => sum + sizeOf(join(unpacked, 'resources', name)), 0);
  writeFileSync(join(work, 'own-size.json'), JSON.stringify({ bytes }));
  expect(bytes).toBeLessThan(3 * 1024 * 1024);
});

test('two builds of one commit are the same to the byte', () => {
  for (const file of filesIn(first)) {
    // electron-builder's own notes name temporary folders.
    if (basename(file) === 'builder-debug.yml') continue;
    const same = readFileSync(join(first, file)).equals(readFileSync(join(second, file)));
    expect(same, file).toBe(true);
  }
  expect(filesIn(second)).toEqual(filesIn(first));
});

test('Debian’s checker objects to nothing but Electron’s binaries and the place in /opt', async () => {
  // These packages alone are not compressed, to save the time.
  const own = 'uses-no-compression-for-control-tarball,uses-no-compression-for-data-tarball';
  const options = ['--allow-root', '--tag-display-limit', '0', '--suppress-tags', own];
  const { stdout } = await run('lintian', [...options, debFile()]);
  const errors = stdout.split('\n').filter((line) => line.startsWith('E: '));
  writeFileSync(join(work, 'lintian.txt'), stdout);
  const tags = new Set(errors.map((line) => line.split(' ')[2]));
  expect([...tags].sort()).toEqual(['dir-or-file-in-opt', 'embedded-library', 'unstripped-binary-or-object']);
});

test('the command of the package is a script that shellcheck has nothing against', async () => {
  const files = join(work, 'command');
  await run('dpkg-deb', ['-x', debFile(), files]);
  expect(readlinkSync(join(files, 'usr/bin/marquee'))).toBe('/opt/Marquee/bin/marquee');
  const script = join(files, 'opt/Marquee/bin/marquee');
  expect(statSync(script).mode & 0o777).toBe(0o755);
  expect(await run('shellcheck', [script])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the man page and the completions are where each is looked for, and are read without a complaint', async () => {
  const share = join(work, 'reference/usr/share');
  await run('dpkg-deb', ['-x', debFile(), join(work, 'reference')]);
  const man = await run('man', ['--warnings', '--local-file', join(share, 'man/man1/marquee.1.gz')], {
    MANWIDTH: '80',
    MAN_KEEP_FORMATTING: undefined,
  });
  expect(man).toMatchObject({ code: 0, stderr: '' });
  expect(man.stdout).toContain('--status=json');
  const shells = [
    ['bash', 'bash-completion/completions/marquee'],
    ['zsh', 'zsh/vendor-completions/_marquee'],
    ['fish', 'fish/vendor_completions.d/marquee.fish'],
  ] as const;
  for (const [shell, path] of shells) {
    expect(await run(shell, ['-n', join(share, path)]), shell).toEqual({ code: 0, stdout: '', stderr: '' });
  }
  const asked = `source ${join(share, shells[2][1])}; complete --do-complete 'marquee --status='`;
  const { stdout } = await run('fish', ['--no-config', '--command', asked]);
  expect(stdout).toMatch(/^--status=json\t.+\n--status=waybar\t/);
});

test('the desktop file and the AppStream metadata are valid, and libsecret is asked for', async () => {
  const files = join(work, 'files');
  await run('dpkg-deb', ['-x', debFile(), files]);
  const desktop = join(files, 'usr/share/applications/marquee.desktop');
  expect(await run('desktop-file-validate', [desktop])).toEqual({ code: 0, stdout: '', stderr: '' });
  const lines = readFileSync(desktop, 'utf8').split('\n');
  expect(lines).toContain('Exec=/opt/Marquee/marquee %U');
  for (const [language, words] of Object.entries(desktopWords())) {
    const tag = language === SOURCE ? '' : `[${language}]`;
    expect(lines).toContain(`Comment${tag}=${words.tagline}`);
    expect(lines).toContain(`GenericName${tag}=${words.genericName}`);
    expect(lines).toContain(`Keywords${tag}=${words.keywords};`);
  }
  const metainfo = join(files, 'usr/share/metainfo/dev.marquee.desktop.metainfo.xml');
  const { stdout } = await run('appstreamcli', ['validate', '--no-net', metainfo]);
  const complaints = stdout.split('\n').filter((line) => /^[EW]: /.test(line));
  // AppStream 1.0.2, Ubuntu 24.04's, warns where others only note it: Marquee has no home page.
  expect(complaints.filter((line) => !line.endsWith(' url-homepage-missing'))).toEqual([]);
  expect(stdout).toContain('Validation ');
  expect(readFileSync(metainfo, 'utf8')).toContain(`<p xml:lang="de">${desktopWords()['de']?.about}</p>`);
  const fields = await run('dpkg-deb', ['--field', debFile(), 'Depends', 'Version']);
  expect(fields.stdout).toContain('libsecret-1-0');
  const { tagline, about } = desktopWordsIn(SOURCE);
  const { stdout: description } = await run('dpkg-deb', ['--field', debFile(), 'Description']);
  expect(description.replace(/\s+/g, ' ')).toBe(`${tagline} ${about} `);
  expect(fields.stdout).toContain(`Version: ${packedVersion().replace('-', '~')}`);
});

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
