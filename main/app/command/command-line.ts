import type { DevicesFormat } from '../../account/devices/devices-report';
import type { StatusFormat } from '../../account/status';
import type { Platform } from '../../base/platform';
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
  /** The arguments make no sense; `message` says which and why. */
  | { readonly kind: 'wrong-use'; readonly message: string };

export const HELP = `Marquee shows your Plex account at a glance.

Usage: marquee [FLAG]

  (no flag)         open the profile window
  --hidden          show the tray icon alone, as when Marquee starts at login
  --demo            open it on a made-up account, without network and keychain
  --status          print how the account stands
  --status=json     the same as one JSON object
  --status=waybar   the same for status bars: {"text","tooltip","class"}
  --devices         print which devices are signed in to the account
  --devices=json    the same as one JSON object
  --sign-in         read a token from standard input, check it with plex.tv and keep it in the keychain
  --sign-out        forget the token and everything read with it
  --account NAME    with --status, --devices or --sign-out: the account that is meant, by its name, username or e-mail
  --version         print the version
  --help            print this

Exit codes: 0 the account was read, 2 wrong use, 3 signed out, 4 plex.tv rejected the token,
5 plex.tv is unreachable, unavailable or asks to slow down, 6 the reply could not be read or the
request was refused, 7 the keychain could not be used.
`;

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
  if (account === '') return wrongUse('--account is followed by the name of an account.');
  const demo = ours.includes('--demo');
  const [first, ...more] = ours.filter((arg) => arg !== '--demo');
  if (first === '--status' && more.length === 1 && isFormat(more[0])) {
    return wrongUse(`The format follows an equals sign: --status=${more[0]}.`);
  }
  const unknown = ours.find((arg) => flagOf(arg) === null);
  if (unknown !== undefined) return wrongUse(unknownInWords(unknown, ours));
  if (first === undefined || (first === '--hidden' && more.length === 0)) {
    if (account !== null) return wrongUse('--account goes with --status, --devices or --sign-out.');
    return { kind: 'window', demo, hidden: first !== undefined };
  }
  if (more.length > 0)
    return wrongUse(`These can’t go together: ${[first, ...more].map(flagOf).join(', ')}.`);
  const status = readStatus(first, demo, account);
  if (status) return status;
  const devices = readDevices(first, demo, account);
  if (devices) return devices;
  if (account !== null && first !== '--sign-out')
    return wrongUse('--account goes with --status, --devices or --sign-out.');
  if (demo) return wrongUse('--demo goes with --status, --devices or alone.');
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
      return wrongUse(`${flagOf(first)} takes no value.`);
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
      return wrongUse('--status knows the formats json and waybar.');
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
      return flagOf(flag) === '--devices' ? wrongUse('--devices knows the format json.') : null;
  }
}

/** The flag that an argument is, without its value; null when it is none of Marquee's. */
function flagOf(argument: string): (typeof FLAGS)[number] | null {
  return FLAGS.find((known) => argument === known || argument.startsWith(`${known}=`)) ?? null;
}

/** What looks like a short flag can be repeated to the person; anything else might be a token, handed over by mistake. */
function unknownInWords(argument: string, all: readonly string[]): string {
  if (/^--?[a-z][a-z-]{0,15}$/.test(argument)) return `Marquee does not know ${argument}.`;
  if (argument.startsWith('-')) return 'Marquee does not know one of the flags.';
  return all.includes('--sign-in')
    ? 'A token is not handed over as an argument, where other programs could see it: --sign-in reads it from standard input.'
    : 'One of the arguments is not a flag: flags begin with two dashes, as in --status.';
}

function wrongUse(message: string): Command {
  return { kind: 'wrong-use', message: `${message} marquee --help lists what it can do.` };
}
