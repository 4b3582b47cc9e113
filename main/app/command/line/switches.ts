import type { Platform } from '../../../base/platform';

/**
 * Chromium's and Electron's own switches that people, systems and tests hand over; Electron has acted on them before
 * Marquee starts. Anything not listed is taken for a slip of the pen.
 */
const CHROMIUM_SWITCHES: readonly RegExp[] = [
  /^--(disable|enable)-[a-z0-9-]+(=.*)?$/,
  /^--no-(sandbox|zygote|first-run|proxy-server)(=.*)?$/,
  /^--(ozone|ozone-platform|ozone-platform-hint|gtk-version|use-gl|use-angle|class|headless|in-process-gpu)(=.*)?$/,
  /^--force-(device-scale-factor|color-profile|dark-mode|renderer-accessibility)(=.*)?$/,
  /^--(lang|vmodule|log-level|log-file|log-net-log|net-log-capture-mode|ssl-key-log-file|js-flags)(=.*)?$/,
  /^--(proxy-(server|bypass-list|pac-url)|host-rules|host-resolver-rules)(=.*)?$/,
  /^--ignore-certificate-errors(-spki-list)?(=.*)?$/,
  /^--(user-data-dir|password-store|test-type)(=.*)?$/,
  /^--(inspect(-brk|-port)?|remote-debugging-(port|pipe|address)|remote-allow-origins)(=.*)?$/,
  /^--trace-(warnings|deprecation)(=.*)?$/,
];

/**
 * Switches that let whoever starts Marquee read its traffic or look inside it. Tracing writes each request with its
 * headers, and so the token, to a file.
 */
const REFUSED_WHEN_INSTALLED: ReadonlySet<string> = new Set([
  ...[
    'host-resolver-rules',
    'host-rules',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
  ],
  ...['ssl-key-log-file', 'log-net-log', 'net-log-capture-mode'],
  ...[
    'enable-tracing',
    'enable-tracing-output',
    'enable-tracing-format',
    'trace-startup',
    'trace-config-file',
  ],
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'js-flags', 'disable-web-security'],
]);

/**
 * Arguments that a system adds. They ask for nothing but the window, which they open on every system:
 * - `--updated`: the installer for Windows starts the new version with it (app-builder-lib, nsis/common.nsh).
 * - `-Embedding`: so does Windows after a click on a notification of an earlier run (COM's LocalServer32).
 * - `-psn_0_12345`: macOS has numbered the process of an app that was just downloaded.
 */
const ADDED_BY_SYSTEMS = /^(--updated|[-/]Embedding|-psn_\d+_\d+)$/;

/** The arguments that are for Marquee to read. */
export function ownArguments(args: readonly string[]): readonly string[] {
  const others = [...CHROMIUM_SWITCHES, ADDED_BY_SYSTEMS];
  return args.filter((arg) => !others.some((its) => its.test(arg)));
}

/**
 * The name of the switch that Chromium takes an argument for; null when it takes it for none. It trims what it reads,
 * takes one dash for two, and on Windows a slash as well and capitals for small letters (Chromium,
 * base/command_line.cc).
 */
export function switchName(argument: string, platform: Platform): string | null {
  const isWindows = platform === 'win32';
  const name = argument
    .trim()
    .replace(isWindows ? /^(--|-|\/)/ : /^--?/, '\0') // no argument holds this character
    .split('=')[0];
  if (name === undefined || !name.startsWith('\0') || name === '\0') return null;
  return isWindows ? name.slice(1).toLowerCase() : name.slice(1);
}

/**
 * The name of a switch that is for development alone, which an installed Marquee does not start with; null when there is none.
 * In a checkout they lead Marquee to the stand-in for plex.tv.
 */
export function refusedSwitch(args: readonly string[], platform: Platform): string | null {
  const names = args.map((arg) => switchName(arg, platform));
  return names.find((name) => name !== null && REFUSED_WHEN_INSTALLED.has(name)) ?? null;
}
