import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../main/app/command/line/command-line';
import { FLAGS } from '../../../../main/app/command/line/flags';

const script = resolve(import.meta.dirname, '../../../../build/linux/marquee.sh');
const HEADLESS = ['--log-level=3', '--ozone-platform=headless'];
const WAYLAND = '--ozone-platform=wayland';

/** A folder as it is installed, with a program that prints its process id and its arguments. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee command ')); // with blanks, as folders may have
  mkdirSync(join(folder, 'bin'));
  copyFileSync(script, join(folder, 'bin/marquee'));
  writeFileSync(join(folder, 'marquee'), '#!/bin/sh\nprintf "%s\\0" "$$" "$@"\ncat\nexit "${EXIT_CODE-0}"\n');
  for (const name of ['bin/marquee', 'marquee']) chmodSync(join(folder, name), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: string;
  readonly input?: string;
}

function run({ args, env = { DISPLAY: ':7' }, command = join(folder, 'bin/marquee'), input = '' }: Run) {
  const { status, stdout, pid } = spawnSync(command, args, {
    env: { PATH: process.env['PATH'], ...env },
    input,
    encoding: 'utf8',
  });
  const [programPid, ...rest] = stdout.split('\0');
  return { status, args: rest.slice(0, -1), stdin: rest.at(-1), isSameProcess: Number(programPid) === pid };
}

/** What the script puts before the person's own arguments. */
function added(args: readonly string[], env?: Readonly<Record<string, string>>): readonly string[] {
  const handed = run({ args, ...(env && { env }) }).args;
  expect(handed.slice(handed.length - args.length)).toEqual(args);
  return handed.slice(0, handed.length - args.length);
}

const ownFlags = FLAGS.flatMap(({ name, short }) => (short === null ? [name] : [name, short]));
const chromiumSwitches = [
  ...['--no-sandbox', '--disable-gpu', '--enable-features=A,B', '--ozone-platform=x11', '--lang=de'],
  ...['--force-device-scale-factor=2', '--user-data-dir=/tmp/x', '--password-store=basic', '--class=Marquee'],
  ...[
    '--proxy-server=http://localhost:1',
    '--log-level=3',
    '--use-gl=angle',
    '--in-process-gpu',
    '--no-first-run',
  ],
];

describe.runIf(process.platform === 'linux')('the command of an installed Marquee', () => {
  it.each([
    [],
    ...ownFlags.map((flag) => [flag]),
    ['--status=json'],
    ['--demo', '--hidden'],
    ['--updated'],
    ['-Embedding'],
    ['--account=a'],
  ])('needs a display for a window alone: %s', (...args) => {
    const opensWindow = readCommandLine(args, 'linux').kind === 'window';
    expect(added(args)).toEqual(opensWindow ? [] : HEADLESS);
  });

  it('leaves it to Marquee to say what is no flag of its own: it can be a switch of Chromium’s', () => {
    for (const argument of ['token', '', '--stauts', '--statuses', '--sign'])
      expect(added([argument])).toEqual([]);
  });

  it.each(chromiumSwitches)('leaves a window with %s a window, and a command a command', (name) => {
    expect(readCommandLine([name, '--demo'], 'linux')).toMatchObject({ kind: 'window' });
    expect(added([name])).toEqual([]);
    expect(added([name, '--demo'])).toEqual([]);
    expect(added([name, '--status'])).toEqual(HEADLESS);
  });

  it('lets Marquee say itself that there is no display for a window', () => {
    expect(added(['--demo'], {})).toEqual(HEADLESS);
    expect(added(['--demo'], { DISPLAY: '', WAYLAND_DISPLAY: '' })).toEqual(HEADLESS);
  });

  it('opens the window on Wayland where there is nothing else', () => {
    expect(added([], { WAYLAND_DISPLAY: 'wayland-1' })).toEqual([WAYLAND]);
    expect(added([], { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-1' })).toEqual([WAYLAND]);
    expect(added([], { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-1' })).toEqual([]);
    expect(added(['--status'], { WAYLAND_DISPLAY: 'wayland-1' })).toEqual(HEADLESS);
  });

  it('hands on arguments as they are, standard input and the exit code, and stays one process', () => {
    const args = ['--status', '--account', 'a "b" \'c\' $HOME `id` \\ *', '', 'two\nlines', '-n'];
    const end = run({ args, env: { EXIT_CODE: '5' }, input: 'a token' });
    expect(end).toEqual({ status: 5, args: [...HEADLESS, ...args], stdin: 'a token', isSameProcess: true });
  });

  it('is found through links, also through one to a link and by its name alone', () => {
    const links = join(folder, 'another/place/for');
    mkdirSync(links, { recursive: true });
    symlinkSync('../../../bin/marquee', join(links, 'marquee'));
    symlinkSync(join(links, 'marquee'), join(links, 'other-name'));
    expect(run({ args: ['--help'], command: join(links, 'marquee') }).status).toBe(0);
    expect(run({ args: ['--help'], command: join(links, 'other-name') }).status).toBe(0);
    const env = { PATH: `${links}:${process.env['PATH'] ?? ''}` };
    expect(run({ args: ['--help'], command: 'marquee', env }).args).toEqual([...HEADLESS, '--help']);
  });
});
