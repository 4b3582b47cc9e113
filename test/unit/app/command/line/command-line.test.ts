import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../../main/app/command/line/command-line';

const read = (args: readonly string[]) => readCommandLine(args, 'linux');

describe('the command line', () => {
  it.each([
    [[], { kind: 'window', demo: false, hidden: false }],
    [['--demo'], { kind: 'window', demo: true, hidden: false }],
    [['--hidden'], { kind: 'window', demo: false, hidden: true }],
    [['--hidden', '--demo'], { kind: 'window', demo: true, hidden: true }],
    [['--status'], { kind: 'status', format: 'text', demo: false, color: true, watch: false, account: null }],
    [
      ['--status=json'],
      { kind: 'status', format: 'json', demo: false, color: true, watch: false, account: null },
    ],
    [
      ['--status=waybar'],
      { kind: 'status', format: 'waybar', demo: false, color: true, watch: false, account: null },
    ],
    [
      ['--demo', '--status=json'],
      { kind: 'status', format: 'json', demo: true, color: true, watch: false, account: null },
    ],
    [['--sign-in'], { kind: 'sign-in', code: false }],
    [['--sign-in', '--code'], { kind: 'sign-in', code: true }],
    [['--sign-out'], { kind: 'sign-out', account: null }],
    [['--sign-out', '--account', 'Quiet Lantern'], { kind: 'sign-out', account: 'Quiet Lantern' }],
    [
      ['--account=a=b', '--status'],
      { kind: 'status', format: 'text', demo: false, color: true, watch: false, account: 'a=b' },
    ],
    [['--updated'], { kind: 'window', demo: false, hidden: false }],
    [['-Embedding'], { kind: 'window', demo: false, hidden: false }],
    [['-psn_0_774332'], { kind: 'window', demo: false, hidden: false }],
    [['--account=-dashed', '--sign-out'], { kind: 'sign-out', account: '-dashed' }],
    [['--help'], { kind: 'help' }],
    [['-h'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
    [['-V'], { kind: 'version' }],
    [
      ['--status=JSON'],
      { kind: 'status', format: 'json', demo: false, color: true, watch: false, account: null },
    ],
    [
      ['--status=Waybar'],
      { kind: 'status', format: 'waybar', demo: false, color: true, watch: false, account: null },
    ],
    [
      ['--status=TEXT'],
      { kind: 'status', format: 'text', demo: false, color: true, watch: false, account: null },
    ],
    [
      ['--status', '--no-color'],
      { kind: 'status', format: 'text', demo: false, color: false, watch: false, account: null },
    ],
    [
      ['--status', '--watch'],
      { kind: 'status', format: 'text', demo: false, color: true, watch: true, account: null },
    ],
    [['--no-color'], { kind: 'window', demo: false, hidden: false }],
    [['--no-color', '--help'], { kind: 'help' }],
    [['--diagnostics'], { kind: 'diagnostics' }],
    [['--devices=Json'], { kind: 'devices', format: 'json', demo: false, account: null }],
    [['--devices', '--account=Me'], { kind: 'devices', format: 'text', demo: false, account: 'Me' }],
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
      color: true,
      watch: false,
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
    [['--STATUS=JSON']],
    [['--devices=waybar']],
    [['--status', '--status']],
    [['--demo', '--demo']],
    [['-v']],
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
    [['--code', '--status']],
    [['--watch']],
    [['']],
  ])('refuses %j', (args) => {
    expect(read(args)).toMatchObject({ kind: 'wrong-use' });
  });

  it.each([
    [['--acount', 'x'], 'Unknown option --acount. Did you mean --account?'],
    [['--stauts'], 'Unknown option --stauts. Did you mean --status?'],
    [['--stat'], 'Unknown option --stat. Did you mean --status?'],
    [['--STATUS=JSON'], 'Unknown option --STATUS. Did you mean --status?'],
    [['--diag'], 'Unknown option --diag. Did you mean --diagnostics?'],
    [['--ver'], 'Unknown option --ver. Did you mean --version?'],
    [['-status'], 'Unknown option -status. Did you mean --status?'],
    [['status'], 'Unknown option status. Did you mean --status?'],
    [['signout'], 'Unknown option signout. Did you mean --sign-out?'],
    [['--sing-in'], 'Unknown option --sing-in. Did you mean --sign-in?'],
    [['--sign_in'], 'Unknown option --sign_in. Did you mean --sign-in?'],
    // Word processors make one dash of two.
    [['–status'], 'Unknown option –status. Did you mean --status?'],
    [['—devices=json'], 'Unknown option —devices. Did you mean --devices?'],
    [['-v'], 'Unknown option -v. Did you mean -V?'],
    [['--sign'], 'Unknown option --sign. Run marquee --help'],
    [['--frobnicate'], 'Unknown option --frobnicate. Run marquee --help'],
    [['--token=x'], 'Unknown option --token. Run marquee --help'],
    [['-x'], 'Unknown option -x. Run marquee --help'],
    [
      ['--status', 'x'],
      'One of the arguments is not an option. Options start with two dashes, such as --status.',
    ],
    [['--sign-in', 'x'], 'Don’t pass a token as an argument'],
    [['--sign-in', '--status'], 'These options can’t be used together: --sign-in and --status.'],
    [['--hidden', '--status'], 'These options can’t be used together: --hidden and --status.'],
    [['--hidden=yes'], '--hidden doesn’t take a value.'],
    [['--sign-in=x'], '--sign-in doesn’t take a value.'],
    [['--Token7=x'], 'One of the options is unknown.'],
    [['--status=xml'], '--status can print these formats: text, json, and waybar.'],
    [['--devices=waybar'], '--devices can print these formats: text and json.'],
    [['--account', 'me'], '--account works only with --status, --devices, or --sign-out.'],
    [['--demo', '--sign-in'], '--demo works only on its own, or with --status or --devices.'],
    [['--code'], '--code works only with --sign-in.'],
    [['--status', '--account'], '--account needs the name of an account.'],
    [['--status', 'JSON'], 'Use an equals sign for the format: --status=json.'],
    [['--devices', 'json'], 'Use an equals sign for the format: --devices=json.'],
  ])('tells in plain words what is wrong with %j', (args, words) => {
    expect(read(args)).toMatchObject({ message: expect.stringContaining(words) as string });
  });

  it('takes for no name what Chromium would act on', () => {
    const args = ['--status', '--account', '/renderer-cmd-prefix=x'];
    expect(readCommandLine(args, 'win32')).toMatchObject({ kind: 'wrong-use' });
    expect(readCommandLine(args, 'linux')).toMatchObject({ account: '/renderer-cmd-prefix=x' });
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
});
