import { existsSync } from 'node:fs';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { succeed } from '../../../preload/contract/result';
import { systemClock } from '../../../main/base/clock';
import { THIS_PLATFORM } from '../../../main/base/platform';
import { createStateLock } from '../../../main/storage/files/state-lock';
import { expect, test } from '../parts/marquee';
import { readReport } from './status-report';

test('runs where it can’t write, and says so', async ({ marquee, plexTv, token }) => {
  await rm(marquee.userData, { recursive: true });
  await writeFile(marquee.userData, 'a file where the folder should be');
  const signIn = await marquee.run(['--sign-in'], { input: token });
  expect(signIn.code).toBe(0);
  expect(signIn.stderr).toContain('couldn’t save');
  expect((await marquee.run(['--status'])).stdout).toContain('Quiet Lantern');
  expect(plexTv.requests).toHaveLength(2);
});

test('changes nothing while its own record can’t be opened, and says so', async ({
  marquee,
  plexTv,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  const record = join(marquee.userData, 'account.json');
  const kept = await readFile(record, 'utf8');
  await rm(record);
  await symlink('account.json', record); // a link to itself is refused by the system, to root as well
  for (const flags of [['--status'], ['--sign-out'], ['--sign-in']]) {
    const end = await marquee.run(flags, { input: token });
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toContain('can’t open its file account.json. Nothing was changed.');
  }
  expect((await readdir(marquee.userData)).filter((name) => name.startsWith('account.json'))).toEqual([
    'account.json',
  ]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
  await rm(record);
  await writeFile(record, kept);
  expect((await marquee.run(['--status'])).stdout).toContain('Quiet Lantern');
  const seen = plexTv.requests.map(({ headers }) => headers['x-plex-client-identifier']);
  expect(new Set(seen).size).toBe(1);
});

test('says that an answer could not be written, as to a full disk', async ({ marquee, token }) => {
  await marquee.signIn(token);
  for (const flags of [
    ['--status'],
    ['--status=json', '--watch'],
    ['--devices'],
    ['--diagnostics'],
    ['--help'],
  ]) {
    const end = await marquee.run(flags, { output: '/dev/full' });
    expect(end.code, flags.join(' ')).toBe(1);
    expect(end.stderr).toMatch(/^Marquee couldn’t write all of its answer\. .* \(code ENOSPC\)\n$/);
  }
  expect((await marquee.run(['--status'])).stdout).toContain('Quiet Lantern');
});

test('says in its own words that there is no place for its files', async ({ marquee }) => {
  for (const flags of [['--status'], ['--sign-out']]) {
    const end = await marquee.run(flags, { variables: { XDG_CONFIG_HOME: '/dev/null' } });
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(/^Marquee can’t create the folder for its files\. .* XDG_CONFIG_HOME.*\n$/);
  }
});

test('says the same where not even a folder for this run can be made', async ({ marquee }) => {
  const nowhere = { XDG_CONFIG_HOME: '/dev/null', TMPDIR: '/dev/null' };
  const status = await marquee.run(['--status'], { variables: nowhere });
  expect(status).toMatchObject({ code: 2, stdout: '' });
  expect(status.stderr).toMatch(/^Marquee can’t create the folder for its files\. .*\n$/);
  expect(await marquee.run(['--help'], { variables: nowhere })).toMatchObject({ code: 0, stderr: '' });
});

test('takes no folder that is a relative path, which would be another one wherever it is started', async ({
  marquee,
  token,
  desktop,
}) => {
  const relative = { XDG_CONFIG_HOME: 'out/test-config' };
  expect(await marquee.run(['--sign-in'], { input: token, variables: relative })).toMatchObject({ code: 0 });
  expect(existsSync(join(desktop.env['HOME'] ?? '', '.config', 'Marquee', 'account.json'))).toBe(true);
  expect(existsSync(relative.XDG_CONFIG_HOME)).toBe(false);
});

test('writes no secret where a variable of the environment would have it', async ({
  marquee,
  token,
  desktop,
}) => {
  const folder = dirname(marquee.userData);
  const keys = join(folder, 'keys.log');
  const variables = {
    SSLKEYLOGFILE: keys,
    SECRET_BACKEND: 'file',
    SECRET_FILE_TEST_PATH: join(folder, 'test.keyring'),
    SECRET_FILE_TEST_PASSWORD: 'known',
  };
  const signIn = await marquee.run(['--sign-in'], { input: token, variables });
  expect(signIn).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(keys)).toBe(false);
  expect(existsSync(variables.SECRET_FILE_TEST_PATH)).toBe(false);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('looks do not wait for another Marquee that is busy, as with a dialog that nobody answers', async ({
  marquee,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  plexTv.setUser(token, { attributes: { title: 'Loud Lantern' } });
  const others = createStateLock({
    folder: marquee.userData,
    platform: THIS_PLATFORM,
    clock: systemClock,
    onWaiting: () => undefined,
  });
  await others(async () => {
    // Who waits for long says so.
    const status = await marquee.run(['--status']);
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toContain('Loud Lantern');
    expect(await marquee.run(['--devices'])).toMatchObject({ code: 0, stderr: '' });
    return succeed(undefined);
  });
});

test.describe('with a locked keychain', () => {
  test.use({ desktopOptions: { keyring: 'unlocked' } });

  test('status says so at once and asks nobody', async ({ marquee, token, desktop, plexTv }) => {
    await marquee.signIn(token);
    await desktop.keyring.lock();
    const before = plexTv.requests.length;
    const status = await marquee.run(['--status=json']);
    expect(status.code).toBe(7);
    expect(readReport(status.stdout)).toMatchObject({
      state: 'keychain',
      problem: { kind: 'keychain-locked' },
    });
    expect(plexTv.requests).toHaveLength(before);
  });
});

for (const keyring of ['absent', 'hung', 'no-bus'] as const) {
  test.describe(`with a keychain that is ${keyring}`, () => {
    test.use({ desktopOptions: { keyring } });

    test('nothing is kept, and the words say what to do', async ({ marquee, token }) => {
      const signIn = await marquee.run(['--sign-in'], { input: token });
      expect(signIn).toMatchObject({ code: 7, stdout: '' });
      expect(signIn.stderr.split('\n').length).toBeGreaterThan(1);
      expect((await marquee.run(['--status=json'])).code).toBe(7);
    });
  });
}
