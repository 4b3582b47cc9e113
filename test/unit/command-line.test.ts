import { describe, expect, it } from 'vitest';
import { HELP, readCommandLine, refusalOf } from '../../main/command-line';

describe('the command line', () => {
  it.each([
    [[], { kind: 'window', demo: false, hidden: false }],
    [['--demo'], { kind: 'window', demo: true, hidden: false }],
    [['--hidden'], { kind: 'window', demo: false, hidden: true }],
    [['--hidden', '--demo'], { kind: 'window', demo: true, hidden: true }],
    [['--status'], { kind: 'status', format: 'text', demo: false }],
    [['--status=json'], { kind: 'status', format: 'json', demo: false }],
    [['--status=waybar'], { kind: 'status', format: 'waybar', demo: false }],
    [['--demo', '--status=json'], { kind: 'status', format: 'json', demo: true }],
    [['--sign-in'], { kind: 'sign-in' }],
    [['--sign-out'], { kind: 'sign-out' }],
    [['--help'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
  ])('reads %j', (args, command) => {
    expect(readCommandLine(args)).toEqual(command);
  });

  it('leaves Chromium’s own switches to Chromium', () => {
    const switches = [
      '--no-sandbox',
      '--ozone-platform=headless',
      '--host-resolver-rules=MAP plex.tv:443 127.0.0.1:8443',
      '--ignore-certificate-errors-spki-list=abc=',
      '--user-data-dir=/tmp/x',
      '--remote-debugging-port=0',
      '--inspect=0',
      '--password-store=basic',
      '--proxy-server=http://127.0.0.1:1',
      '--disable-gpu',
      '--lang=de',
    ];
    expect(readCommandLine([...switches, '--status'])).toEqual({
      kind: 'status',
      format: 'text',
      demo: false,
    });
  });

  it.each([
    [['--stauts']],
    [['--host=plex.evil']],
    [['--log-tokens']],
    [['--status', '--force']],
    [['--status', '--v']],
    [['--status=xml']],
    [['--status=json=json']],
    [['--sign-in', '--status']],
    [['--sign-in', 'a-token']],
    [['--sign-in=a-token']],
    [['--demo', '--sign-in']],
    [['--hidden', '--status']],
    [['--hidden=yes']],
    [['status']],
    [['']],
  ])('refuses %j', (args) => {
    expect(readCommandLine(args)).toMatchObject({ kind: 'wrong-use' });
  });

  it('says how a format is written', () => {
    expect(readCommandLine(['--status', 'json'])).toMatchObject({
      message: expect.stringContaining('--status=json') as string,
    });
  });

  it('never repeats what might be a token', () => {
    const token = 'canaryToken123';
    for (const args of [
      [token],
      ['--sign-in', token],
      [`--sign-in=${token}`],
      [`--token=${token}`],
      [`--${token}`],
    ]) {
      expect(JSON.stringify(readCommandLine(args))).not.toContain(token);
    }
  });

  it('explains every flag', () => {
    for (const flag of ['--demo', '--status', '--sign-in', '--sign-out', '--version', '--help']) {
      expect(HELP).toContain(flag);
    }
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
  ])('refuses %s with a plain message', (flag) => {
    expect(refusalOf(['--status', flag])).toContain(flag.split('=')[0]);
  });

  it('refuses nothing else', () => {
    expect(refusalOf(['--status=json', '--no-sandbox', '--user-data-dir=/tmp/x', '--lang=de'])).toBeNull();
  });
});
