import type { DevicesFormat } from '../../account/devices/devices-report';
import type { StatusFormat } from '../../account/status';
import type { Platform } from '../../base/platform';
import { words, type Words } from '../../base/words';
import { ownArguments, switchName } from './switches';

/** What Marquee was started for. */
export type Command =
  | {
      readonly kind: 'window';
      readonly demo: boolean;
      /** Only the tray icon shows. */ readonly hidden: boolean;
    }
  | {
      readonly kind: 'status';
      readonly format: StatusFormat;
      readonly demo: boolean;
      /** The one account that is meant; null for all. */
      readonly account: string | null;
    }
  | {
      readonly kind: 'devices';
      readonly format: DevicesFormat;
      readonly demo: boolean;
      /** The one account that is meant; null for all. */
      readonly account: string | null;
    }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'sign-out'; readonly account: string | null }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The arguments make no sense; `message` says which and why, in the language in use when it is read. */
  | { readonly kind: 'wrong-use'; readonly message: string };

type UsageWords = Words['commands']['usage'];

const FLAGS = [
  '--status',
  '--devices',
  '--sign-in',
  '--sign-out',
  '--account',
  '--demo',
  '--hidden',
  '--help',
  '-h',
  '--version',
] as const;

/**
 * Reads the arguments after the program's name (and, in a checkout, after the app's folder). A wrong one is told in
 * words that never repeat what might be a token.
 */
export function readCommandLine(args: readonly string[], platform: Platform): Command {
  const { account, rest: ours } = takeAccount(ownArguments(args), platform);
  if (account === '') return misuse((usage) => usage.accountNeedsName);
  const demo = ours.includes('--demo');
  const [first, ...more] = ours.filter((arg) => arg !== '--demo');
  const [format] = more;
  if (first === '--status' && more.length === 1 && isFormat(format)) {
    return misuse((usage) => usage.formatAfterEquals({ format }));
  }
  const unknown = ours.find((arg) => flagOf(arg) === null);
  if (unknown !== undefined) return misuse((usage) => unknownInWords(unknown, ours, usage));
  if (first === undefined || (first === '--hidden' && more.length === 0)) {
    if (account !== null) return misuse((usage) => usage.accountGoesWith);
    return { kind: 'window', demo, hidden: first !== undefined };
  }
  if (more.length > 0)
    return misuse((usage) => usage.notTogether({ options: [first, ...more].map(flagOf).join(', ') }));
  const status = readStatus(first, demo, account);
  if (status) return status;
  const devices = readDevices(first, demo, account);
  if (devices) return devices;
  if (account !== null && first !== '--sign-out') return misuse((usage) => usage.accountGoesWith);
  if (demo) return misuse((usage) => usage.demoGoesWith);
  switch (first) {
    case '--sign-in':
      return { kind: 'sign-in' };
    case '--sign-out':
      return { kind: 'sign-out', account };
    case '--help':
    case '-h':
      return { kind: 'help' };
    case '--version':
      return { kind: 'version' };
    default:
      return misuse((usage) => usage.takesNoValue({ option: flagOf(first) ?? '' }));
  }
}

/**
 * The value of `--account`, empty when it has none and null without it, and the arguments beside it. What Chromium would
 * act on as a switch is no name.
 */
function takeAccount(
  args: readonly string[],
  platform: Platform,
): { account: string | null; rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--account' || arg.startsWith('--account='));
  const flag = args[at];
  if (flag === undefined) return { account: null, rest: args };
  const [, inFlag] = flag.split(/=(.*)/s);
  if (inFlag !== undefined) return { account: inFlag, rest: args.toSpliced(at, 1) };
  const next = args[at + 1] ?? '';
  return { account: switchName(next, platform) === null ? next : '', rest: args.toSpliced(at, 2) };
}

function isFormat(text: string | undefined): text is StatusFormat {
  return text === 'text' || text === 'json' || text === 'waybar';
}

function readStatus(flag: string, demo: boolean, account: string | null): Command | null {
  const [name, format, ...rest] = flag.split('=');
  if (name !== '--status' || rest.length > 0) return null;
  switch (format) {
    case undefined:
    case 'text':
      return { kind: 'status', format: 'text', demo, account };
    case 'json':
    case 'waybar':
      return { kind: 'status', format, demo, account };
    default:
      return misuse((usage) => usage.statusFormats);
  }
}

function readDevices(flag: string, demo: boolean, account: string | null): Command | null {
  switch (flag) {
    case '--devices':
    case '--devices=text':
      return { kind: 'devices', format: 'text', demo, account };
    case '--devices=json':
      return { kind: 'devices', format: 'json', demo, account };
    default:
      return flagOf(flag) === '--devices' ? misuse((usage) => usage.devicesFormats) : null;
  }
}

/** The flag that an argument is, without its value; null when it is none of Marquee's. */
function flagOf(argument: string): (typeof FLAGS)[number] | null {
  return FLAGS.find((known) => argument === known || argument.startsWith(`${known}=`)) ?? null;
}

/** What looks like a short flag can be repeated to the person; anything else might be a token, handed over by mistake. */
function unknownInWords(argument: string, all: readonly string[], usage: UsageWords): string {
  if (/^--?[a-z][a-z-]{0,15}$/.test(argument)) return usage.unknownOption({ option: argument });
  if (argument.startsWith('-')) return usage.unknownSecret;
  return all.includes('--sign-in') ? usage.tokenAsArgument : usage.notAnOption;
}

function misuse(message: (usage: UsageWords) => string): Command {
  return wrongUse(({ usage }) => usage.seeHelp({ message: message(usage) }));
}

/** Arguments that Marquee does not start with. It can be told only once a language is loaded, after this was found out. */
export function wrongUse(message: (words: Words['commands']) => string): Command {
  return {
    kind: 'wrong-use',
    get message() {
      return message(words().commands);
    },
  };
}
