import { EXIT_CODES } from '../../account/status';
import { words } from '../../base/words';

/** Where the words begin, after two blanks and the option. */
const OPTION_WIDTH = 18;

/** What `--help` prints. */
export function helpText(): string {
  const { intro, usage, options, noOption, exitCodes, codes } = words().commands.help;
  const lines: readonly (readonly [option: string, words: string])[] = [
    [noOption, options.none],
    ['--hidden', options.hidden],
    ['--demo', options.demo],
    ['--status', options.status],
    ['--status=json', options.statusJson],
    ['--status=waybar', options.statusWaybar],
    ['--devices', options.devices],
    ['--devices=json', options.devicesJson],
    ['--sign-in', options.signIn],
    ['--sign-out', options.signOut],
    ['--account NAME', options.account],
    ['--version', options.version],
    ['--help', options.help],
  ];
  const ends: readonly (readonly [code: number, words: string])[] = [
    [EXIT_CODES.ready, codes.ready],
    [EXIT_CODES['wrong-use'], codes.wrongUse],
    [EXIT_CODES['signed-out'], codes.signedOut],
    [EXIT_CODES.rejected, codes.rejected],
    [EXIT_CODES.unreachable, codes.unreachable],
    [EXIT_CODES.unreadable, codes.unreadable],
    [EXIT_CODES.keychain, codes.keychain],
  ];
  return [
    intro,
    '',
    usage,
    '',
    ...lines.map(([option, words]) => `  ${option.padEnd(OPTION_WIDTH)}${words}`),
    '',
    exitCodes,
    ...ends.map(([code, words]) => `  ${code}  ${words}`),
  ].join('\n');
}
