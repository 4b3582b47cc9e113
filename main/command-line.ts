import type { StatusFormat } from './account/status';

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
  --sign-in         read a token from standard input, check it with plex.tv and keep it in the keychain
  --sign-out        forget the token and everything read with it
  --account NAME    with --status or --sign-out: the account that is meant, by its name, username or e-mail
  --version         print the version
  --help            print this

Exit codes: 0 the account was read, 2 wrong use, 3 signed out, 4 plex.tv rejected the token,
5 plex.tv is unreachable, unavailable or asks to slow down, 6 the reply could not be read or the
request was refused, 7 the keychain could not be used.
`;

const FLAGS = [
  '--status',
  '--sign-in',
  '--sign-out',
  '--account',
  '--demo',
  '--hidden',
  '--help',
  '--version',
] as const;

/**
 * Chromium's and Electron's own switches that people, systems and tests hand over; Electron has acted on them before
 * Marquee starts. Anything not listed is taken for a slip of the pen.
 */
// eslint-disable-next-line security/detect-non-literal-regexp -- only so that the lines are readable
const CHROMIUM_SWITCHES = new RegExp(
  `^--(${[
    '(disable|enable)-[a-z0-9-]+',
    'no-(sandbox|zygote|first-run|proxy-server)',
    '(ozone|ozone-platform|ozone-platform-hint|gtk-version|use-gl|use-angle|class|headless|in-process-gpu)',
    '(force-(device-scale-factor|color-profile|dark-mode|renderer-accessibility))',
    '(lang|vmodule|log-level|log-file|log-net-log|net-log-capture-mode|ssl-key-log-file|js-flags)',
    '(proxy-(server|bypass-list|pac-url)|host-rules|host-resolver-rules|ignore-certificate-errors(-spki-list)?)',
    '(user-data-dir|password-store|test-type)',
    '(inspect(-brk|-port)?|remote-debugging-(port|pipe|address)|remote-allow-origins|trace-(warnings|deprecation))',
  ].join('|')})(=.*)?$`,
);

/** Switches that let whoever starts Marquee read its traffic or look inside it. */
const REFUSED_WHEN_INSTALLED =
  /^--(host-resolver-rules|host-rules|ignore-certificate-errors(-spki-list)?|ssl-key-log-file|log-net-log|net-log-capture-mode|remote-debugging-(port|pipe|address)|remote-allow-origins|inspect(-brk|-port)?|js-flags|disable-web-security)(=|$)/;

/**
 * What an installed Marquee says to a switch that is for development alone; null when there is none.
 * In a checkout they lead Marquee to the stand-in for plex.tv.
 */
export function refusalOf(args: readonly string[]): string | null {
  const refused = args.map((arg) => REFUSED_WHEN_INSTALLED.exec(arg)?.[1]).find((name) => name !== undefined);
  return refused === undefined
    ? null
    : `--${refused} is for the development of Marquee. The installed app does not start with it, so that nobody can watch your account.`;
}

/** Reads the arguments after the program's name (and, in a checkout, after the app's folder). */
export function readCommandLine(args: readonly string[]): Command {
  const { account, rest: ours } = takeAccount(args.filter((arg) => !CHROMIUM_SWITCHES.test(arg)));
  if (account === '') return wrongUse('--account is followed by the name of an account.');
  const demo = ours.includes('--demo');
  const [first, ...more] = ours.filter((arg) => arg !== '--demo');
  if (first === undefined || (first === '--hidden' && more.length === 0)) {
    if (account !== null) return wrongUse('--account goes with --status or --sign-out.');
    return { kind: 'window', demo, hidden: first !== undefined };
  }
  if (first === '--status' && more.length === 1 && isFormat(more[0])) {
    return wrongUse(`The format follows an equals sign: --status=${more[0]}.`);
  }
  if (more.length > 0) return wrongUse(`These can’t go together: ${[first, ...more].map(named).join(' ')}.`);
  const status = readStatus(first, demo, account);
  if (status) return status;
  if (account !== null && first !== '--sign-out')
    return wrongUse('--account goes with --status or --sign-out.');
  if (demo) return wrongUse(`--demo goes with --status or alone, not with ${named(first)}.`);
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
      return wrongUse(`Marquee does not know ${named(first)}.`);
  }
}

/** The value of `--account`, empty when it has none and null without it, and the arguments beside it. */
function takeAccount(args: readonly string[]): { account: string | null; rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--account' || arg.startsWith('--account='));
  const flag = args[at];
  if (flag === undefined) return { account: null, rest: args };
  const [, inFlag] = flag.split(/=(.*)/s);
  const value = inFlag ?? args[at + 1] ?? '';
  const rest = args.toSpliced(at, inFlag === undefined ? 2 : 1);
  return { account: value.startsWith('--') ? '' : value, rest };
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

/** A flag's name can be repeated to the person; anything else might be a token that was handed over by mistake. */
function named(argument: string): string {
  const flag = FLAGS.find((known) => argument === known || argument.startsWith(`${known}=`));
  if (flag) return flag;
  return /^--?[a-z][a-z-]{0,30}$/.test(argument) ? argument : 'an argument that is no flag';
}

function wrongUse(message: string): Command {
  return { kind: 'wrong-use', message: `${message} marquee --help lists what it can do.` };
}
