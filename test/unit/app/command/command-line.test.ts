import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../main/app/command/command-line';
import { helpText } from '../../../../main/app/command/help';

const read = (args: readonly string[]) => readCommandLine(args, 'linux');

describe('the command line', () => {
  it.each([
    [[], { kind: 'window', demo: false, hidden: false }],
    [['--demo'], { kind: 'window', demo: true, hidden: false }],
    [['--hidden'], { kind: 'window', demo: false, hidden: true }],
    [['--hidden', '--demo'], { kind: 'window', demo: true, hidden: true }],
    [['--status'], { kind: 'status', format: 'text', demo: false, account: null }],
    [['--status=json'], { kind: 'status', format: 'json', demo: false, account: null }],
    [['--status=waybar'], { kind: 'status', format: 'waybar', demo: false, account: null }],
    [['--demo', '--status=json'], { kind: 'status', format: 'json', demo: true, account: null }],
    [['--sign-in'], { kind: 'sign-in' }],
    [['--sign-out'], { kind: 'sign-out', account: null }],
    [['--sign-out', '--account', 'Quiet Lantern'], { kind: 'sign-out', account: 'Quiet Lantern' }],
    [['--account=a=b', '--status'], { kind: 'status', format: 'text', demo: false, account: 'a=b' }],
    [['--updated'], { kind: 'window', demo: false, hidden: false }],
    [['-Embedding'], { kind: 'window', demo: false, hidden: false }],
    [['-psn_0_774332'], { kind: 'window', demo: false, hidden: false }],
    [['--account=-dashed', '--sign-out'], { kind: 'sign-out', account: '-dashed' }],
    [['--help'], { kind: 'help' }],
    [['-h'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
  ])('reads %j', (args, command) => {
    expect(read(args)).toEqual(command);
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
    expect(read([...switches, '--status'])).toEqual({
      kind: 'status',
      format: 'text',
      demo: false,
      account: null,
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
    [['--account', 'me']],
    [['--account']],
    [['--status', '--account']],
    [['--account', '--status']],
    [['--status', '--account', '-proxy-pac-url=x']],
    [['--status', '--account', ' --renderer-cmd-prefix=x']],
    [['--status=', '--updated']],
    [['--help=me']],
    [['-remote-debugging-port=9222']],
    [['--Remote-Debugging-Port=9222']],
    [['/remote-debugging-port=9222']],
    [['--sign-in', '--account', 'me']],
    [['--hidden=yes']],
    [['status']],
    [['']],
  ])('refuses %j', (args) => {
    expect(read(args)).toMatchObject({ kind: 'wrong-use' });
  });

  it.each([
    [['--acount', 'x'], 'Unknown option --acount.'],
    [
      ['--status', 'x'],
      'One of the arguments is not an option. Options start with two dashes, such as --status.',
    ],
    [['status'], 'One of the arguments is not an option. Options start with two dashes, such as --status.'],
    [['--sign-in', 'x'], 'Don’t pass a token as an argument'],
    [['--status', '--sign-in=x'], 'These options can’t be used together: --status, --sign-in.'],
    [['--hidden=yes'], '--hidden doesn’t take a value.'],
    [['--sign-in=x'], '--sign-in doesn’t take a value.'],
    [['--token=x'], 'One of the options is unknown.'],
    [['--demo', '--sign-in'], '--demo works only with --status, --devices, or on its own.'],
  ])('tells in plain words what is wrong with %j', (args, words) => {
    expect(read(args)).toMatchObject({ message: expect.stringContaining(words) as string });
  });

  it('takes for no name what Chromium would act on', () => {
    const args = ['--status', '--account', '/renderer-cmd-prefix=x'];
    expect(readCommandLine(args, 'win32')).toMatchObject({ kind: 'wrong-use' });
    expect(readCommandLine(args, 'linux')).toMatchObject({ account: '/renderer-cmd-prefix=x' });
  });

  it('says how a format is written', () => {
    expect(read(['--status', 'json'])).toMatchObject({
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
      expect(JSON.stringify(read(args))).not.toContain(token);
    }
  });

  it('does not repeat a token that happens to be small letters alone', () => {
    const token = 'abcdefghijklmnopqrst';
    expect(JSON.stringify([read([`--${token}`]), read([`-${token}`])])).not.toContain(token);
  });

  it('explains every flag', () => {
    for (const flag of ['--demo', '--status', '--sign-in', '--sign-out', '--version', '--help']) {
      expect(helpText()).toContain(flag);
    }
  });
});
