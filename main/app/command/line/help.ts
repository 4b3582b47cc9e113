import { EXIT_CODES } from '../../../account/status';
import { words, type Words } from '../../../base/words';
import { flagForms } from './flags';

type HelpWords = Words['commands']['help'];

/** What `--help` prints. */
export function helpText(): string {
  const { intro, usage, options, noOption, exitCodes } = words().commands.help;
  const forms = flagForms().map(
    ({ text, short, placeholder, about }): readonly [written: string, words: string] => [
      [short === null ? text : `${short}, ${text}`, placeholder].filter(Boolean).join(' '),
      about(options),
    ],
  );
  const lines = [[noOption, options.none] as const, ...forms];
  const width = Math.max(...lines.map(([written]) => written.length));
  return [
    intro,
    '',
    usage,
    '',
    ...lines.map(([written, words]) => `  ${written.padEnd(width)}  ${words}`),
    '',
    exitCodes,
    ...exitCodeMeanings(words().commands.help).map(([code, words]) => `  ${code}  ${words}`),
  ].join('\n');
}

/** What the exit codes mean, by their numbers. */
export function exitCodeMeanings({
  codes,
}: Pick<HelpWords, 'codes'>): readonly (readonly [code: number, words: string])[] {
  return [
    [EXIT_CODES.ready, codes.ready],
    [EXIT_CODES['wrong-use'], codes.wrongUse],
    [EXIT_CODES['signed-out'], codes.signedOut],
    [EXIT_CODES.rejected, codes.rejected],
    [EXIT_CODES.unreachable, codes.unreachable],
    [EXIT_CODES.unreadable, codes.unreadable],
    [EXIT_CODES.keychain, codes.keychain],
  ];
}
