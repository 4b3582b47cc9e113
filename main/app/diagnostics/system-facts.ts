import type { Locale } from '../../../preload/contract/language';
import type { Platform } from '../../base/platform';
import type { DisplayServer } from '../../desktop/windows/display-server';

/** What Marquee runs on. */
export interface SystemFacts {
  readonly versions: Readonly<Record<'marquee' | 'electron' | 'chromium' | 'node', string | null>>;
  readonly system: Locale & {
    readonly platform: Platform;
    /** Of the kernel, or of Windows or macOS. */
    readonly release: string;
    readonly arch: string;
    /** What the desktop calls itself (XDG_CURRENT_DESKTOP), and what kind of session it is (XDG_SESSION_TYPE). */
    readonly desktop: string | null;
    readonly session: string | null;
    readonly displayServer: DisplayServer;
    /** False in a checkout. */
    readonly packaged: boolean;
  };
  /** How large Marquee's own files are, in bytes. */
  readonly files: Readonly<Record<string, number>>;
}

/** What desktops call themselves: `GNOME`, `ubuntu:GNOME`, `X-Cinnamon`. */
const DESKTOP = /^[A-Za-z][A-Za-z-]{0,19}(:[A-Za-z][A-Za-z-]{0,19}){0,3}$/;

/** What a variable says of the desktop; null where it is not set, or could be anything. */
export function desktopIn(value: string | undefined): string | null {
  return value !== undefined && DESKTOP.test(value) ? value : null;
}

const OWN_FILE =
  /^(account|settings|window|update|told)\.json$|^(last-reply|history|devices)(-\d{1,3})?\.sealed$/;

/** True for the files of Marquee's own; the others in its folder are Chromium's, or somebody put them there. */
export function isOwnFile(name: string): boolean {
  return OWN_FILE.test(name);
}
