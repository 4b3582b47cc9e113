import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop, type Desktop } from '../desktop/desktop';
import { asRoot, debFile, packedVersion, run, runAsRoot, work, type End } from './packages';

test.describe.configure({ mode: 'serial' });

const program = '/usr/bin/marquee';

let desktop: Desktop;
test.beforeAll(async () => {
  desktop = await startDesktop({ keyring: 'unlocked', trayHost: true });
  const { code, stderr } = await runAsRoot('apt-get', ['install', '--yes', debFile()]);
  expect(code, stderr).toBe(0);
});
test.afterAll(async () => {
  await runAsRoot('apt-get', ['purge', '--yes', 'marquee']);
  await desktop.close();
});

const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

/** Runs a command of the installed Marquee, as over ssh: there is no display. */
function marquee(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<End> {
  return run(program, [...asRoot, ...args], { ...desktop.env, ...noDisplay, ...env });
}

/** The titles of the windows on this display. */
async function windowTitles(): Promise<string> {
  return (await run('xwininfo', ['-root', '-tree'])).stdout;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((settle) => child.once('exit', settle));
}

test('the installed command answers', async () => {
  expect(await marquee(['--version'])).toMatchObject({ code: 0, stdout: `${packedVersion()}\n` });
  const status = await marquee(['--demo', '--status=json']);
  expect(JSON.parse(status.stdout)).toMatchObject({ schema: 1, state: 'ready' });
  expect(await marquee(['--status'])).toMatchObject({ code: 3 });
});

test('the installed command speaks the language of the system, with the days of its region', async () => {
  const status = async (variables: Readonly<Record<string, string>>): Promise<string> =>
    (await marquee(['--status', '--demo'], { LC_ALL: '', LANGUAGE: '', ...variables })).stdout;
  const german =
    /^Demo Account\nPlex Pass · Verlängerung \d+\. \p{Lu}\p{Ll}+\.?(?: \d{4})?\nSicherheit: .+\nStand: gerade eben\.\n$/u;
  expect(await status({ LC_ALL: 'de_DE.UTF-8' })).toMatch(german);
  expect(await status({ LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_XA:de' }), 'one for tests alone').toContain(
    'Plex Pass · Renews',
  );
  const inGermany = { LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' };
  expect(await status(inGermany)).toMatch(/^Plex Pass · Renews \d+ \p{Lu}\p{Ll}+(?: \d{4})?$/mu);
});

test('the installed command needs nothing of a desktop, as when cron runs it', async () => {
  const clean = ['-i', `HOME=${desktop.env['HOME'] ?? ''}`, 'PATH=/usr/bin:/bin', 'marquee', ...asRoot];
  expect(await run('env', [...clean, '--version'])).toMatchObject({
    code: 0,
    stdout: `${packedVersion()}\n`,
  });
  expect(await run('env', [...clean, '--demo', '--status'])).toMatchObject({ code: 0, stderr: '' });
  expect(await run('env', [...clean, '--status', '--oops'])).toMatchObject({ code: 2, stdout: '' });
});

test('the installed command reads what is piped into it', async () => {
  const args = ['-c', 'printf "two words" | "$0" "$@" --sign-in', program, ...asRoot];
  const { code, stderr } = await run('sh', args, { ...desktop.env, ...noDisplay });
  expect(code).toBe(2);
  expect(stderr).toContain('That isn’t a Plex token');
});

test('the installed command answers on Wayland, and says when there is no display for a window', async () => {
  expect(await marquee(['--version'], { WAYLAND_DISPLAY: 'wayland-none' })).toMatchObject({ code: 0 });
  const { code, stdout, stderr } = await marquee(['--demo']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('There is no display for a window. marquee --status works without one.');
});

test('the real app opens its window, shows in the tray, gives way to none, and quits when asked', async () => {
  const app = spawn(program, [...asRoot, '--demo'], {
    env: { ...process.env, ...desktop.env },
    stdio: 'ignore',
  });
  const ended = endOf(app);
  await expect.poll(windowTitles).toMatch(/Marquee"/);
  await desktop.trayHost.whenShown();
  await expect.poll(async () => (await desktop.trayHost.item()).tooltip).toContain('Demo Account');
  const second = await run(program, [...asRoot, '--demo'], desktop.env);
  expect(second.code).toBe(0);
  app.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('Chromium’s sandbox is on for someone who is not root', async () => {
  test.skip(process.geteuid?.() !== 0, 'only root can become someone else');
  const home = await mkdtemp(join(tmpdir(), 'marquee-nobody-'));
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home, PATH: '/usr/bin:/bin' };
  await run('chown', ['nobody:nogroup', home]);
  const { uid, gid } = statSync(home);
  const app = spawn(program, ['--demo'], {
    env: { ...env, DISPLAY: process.env['DISPLAY'], XAUTHORITY: await authorityFor(home) },
    uid,
    gid,
    stdio: 'ignore',
  });
  const ended = endOf(app);
  await expect.poll(windowTitles).toMatch(/Marquee"/);
  const renderers = async (): Promise<string> =>
    (await run('pgrep', ['-u', 'nobody', '-f', 'type=renderer'])).stdout.trim();
  let renderer = '';
  await expect.poll(async () => (renderer = await renderers())).toMatch(/^\d+$/);
  expect(readFileSync(`/proc/${renderer}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  app.kill('SIGTERM');
  expect(await ended).toBe(0);
  await rm(home, { recursive: true, maxRetries: 5 }); // Chromium’s processes may be writing there still
});

test('nothing turns the installed program into a plain Node', async () => {
  const mark = join(work, 'mark');
  const script = join(work, 'mark.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  // A plain Node would take the first for its script, and what follows for the script's own.
  await run(program, [script, ...asRoot, '--version'], {
    ...desktop.env,
    ...noDisplay,
    ELECTRON_RUN_AS_NODE: '1',
  });
  await marquee(['--version'], { NODE_OPTIONS: `--require ${script}` });
  expect(existsSync(mark)).toBe(false);
});

for (const flag of [
  '--inspect=0',
  '--inspect-brk=0',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
]) {
  test(`${flag} opens no door`, async () => {
    const end = await marquee(['--version', flag]);
    expect(end.code).toBe(2);
    expect(end.stdout).toBe('');
    expect(end.stderr).toContain(`${flag.split('=')[0]} is for developing Marquee`);
    expect(end.stderr).not.toContain('Debugger listening');
  });
}

test('the program loads its code from the archive alone, and Linux does not notice a changed one', async () => {
  const copy = join(work, 'tampered');
  await cp('/opt/Marquee', copy, { recursive: true });
  const archive = join(copy, 'resources/app.asar');
  const version = (): Promise<End> =>
    run(join(copy, 'bin/marquee'), [...asRoot, '--version'], { ...desktop.env, ...noDisplay });
  const code = readFileSync(archive);
  const at = code.indexOf('Run marquee --help');
  expect(at).toBeGreaterThan(0);
  code.write('RUN', at);
  writeFileSync(archive, code);
  // Electron checks the archive on macOS and Windows; SECURITY.md says that it does not here.
  expect((await version()).stdout).toBe(`${packedVersion()}\n`);

  await rename(archive, join(copy, 'hidden.asar'));
  await mkdir(join(copy, 'resources/app'));
  writeFileSync(join(copy, 'resources/app/package.json'), '{"main":"main.js"}');
  writeFileSync(join(copy, 'resources/app/main.js'), 'console.log("foreign"); process.exit(0)');
  const foreign = await version();
  expect(foreign.stdout).not.toContain('foreign');
  expect(foreign.code).not.toBe(0);
  await rm(copy, { recursive: true });
});

test('removing it leaves nothing but the person’s own files', async () => {
  const { stdout } = await run('dpkg', ['-L', 'marquee']);
  const files = stdout
    .trim()
    .split('\n')
    .filter((path) => existsSync(path) && !lstatSync(path).isDirectory());
  expect(files.length).toBeGreaterThan(20);
  const { code } = await runAsRoot('apt-get', ['remove', '--yes', 'marquee']);
  expect(code).toBe(0);
  expect(files.filter((path) => existsSync(path))).toEqual([]);
  expect(existsSync('/opt/Marquee')).toBe(false);
  expect(existsSync(join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'Marquee/account.json'))).toBe(true);
});

async function authorityFor(home: string): Promise<string> {
  const copy = join(home, 'Xauthority');
  await cp(process.env['XAUTHORITY'] ?? '', copy);
  await run('chown', ['nobody', copy]);
  return copy;
}
