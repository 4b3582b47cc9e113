import { describe, expect, it } from 'vitest';
import { ownArguments, refusedSwitch, switchName } from '../../../../../main/app/command/line/switches';

describe('what Chromium takes for a switch', () => {
  it.each([
    ['--ssl-key-log-file=X', 'linux', 'ssl-key-log-file'],
    ['-ssl-key-log-file=X', 'linux', 'ssl-key-log-file'],
    [' \t--ssl-key-log-file=X', 'linux', 'ssl-key-log-file'],
    ['--Inspect', 'linux', 'Inspect'],
    ['/inspect', 'linux', null],
    ['/inspect', 'darwin', null],
    ['/inspect', 'win32', 'inspect'],
    ['-Inspect=0', 'win32', 'inspect'],
    ['---x', 'linux', '-x'],
    ['-', 'linux', null],
    ['--', 'linux', null],
    ['', 'linux', null],
    ['Quiet Lantern', 'linux', null],
    ['a=--inspect', 'linux', null],
  ] as const)('%j on %s is %j', (argument, platform, name) => {
    expect(switchName(argument, platform)).toBe(name);
  });
});

describe('the installed app', () => {
  it.each([
    '--host-resolver-rules=MAP plex.tv 127.0.0.1',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=abc=',
    '--ssl-key-log-file=/tmp/keys',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--inspect-brk',
    '--log-net-log=/tmp/log',
    '--net-log-capture-mode=Everything',
    '--enable-tracing=netlog',
    '--enable-tracing-output=/tmp/trace',
    '--trace-startup=netlog',
    '--trace-config-file=/tmp/config',
    '--remote-allow-origins=*',
    '--disable-web-security',
  ])('refuses %s by its name, wherever it stands', (flag) => {
    const name = flag.slice(2).split('=')[0];
    expect(refusedSwitch(['--status', flag], 'linux')).toBe(name);
    expect(refusedSwitch(['--status', '--account', flag.slice(1)], 'linux')).toBe(name);
    expect(refusedSwitch(['--', ` ${flag}`], 'darwin')).toBe(name);
    expect(refusedSwitch([`/${flag.slice(2).toUpperCase()}`], 'win32')).toBe(name);
  });

  it('refuses nothing else', () => {
    const args = ['--status=json', '--no-sandbox', '--user-data-dir=/tmp/x', '--lang=de', '--enable-logging'];
    expect(refusedSwitch(args, 'linux')).toBeNull();
  });
});

describe('the arguments for Marquee itself', () => {
  it('are those that are neither Chromium’s nor the system’s', () => {
    const others = ['--no-sandbox', '--lang=de', '--updated', '-Embedding', '/Embedding', '-psn_0_774332'];
    expect(ownArguments([...others, '--status', 'x'])).toEqual(['--status', 'x']);
  });
});
