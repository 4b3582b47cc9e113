import type { DeviceCounts } from '../account/devices';
import type { Health } from '../account/health';
import type { Locale } from '../language';
import type { AccountState } from '../account/account-state';
import type { TitledChange } from '../account/changes';
import type { Glance, TrayIconState } from './glance';
import type { Greeting } from './greetings';
import type { Settings } from './settings';
import type { SignInState } from '../account/sign-in';
import type { UpdateEntry } from './updates';

/** All that a page needs to draw itself. */
export interface Snapshot {
  /** The account that is shown. */
  readonly account: AccountState;
  /** Where its picture can be had (`app://marquee/picture/…`); null shows initials. */
  readonly picture: string | null;
  /** All accounts that are signed in, in the person’s order; empty while the demo is shown. */
  readonly accounts: readonly AccountTab[];
  /** Which of them is shown; null when none is. */
  readonly shownId: number | null;
  /** The sign-in in the browser that is under way. */
  readonly signIn: SignInState;
  /** The same in a few lines, as the tray says it. */
  readonly glance: Pick<Glance, 'name' | 'pass' | 'isPassUrgent' | 'state'>;
  /** How well the account is looked after; null when nothing is known of it. */
  readonly health: Health | null;
  readonly changes: {
    /** How many changes a person has not looked at yet. */
    readonly unseen: number;
    /** The newest change; null when there is none. */
    readonly last: TitledChange | null;
  };
  /** How many devices there are to look at. */
  readonly devices: DeviceCounts;
  readonly settings: Settings;
  /** How the page is to speak. */
  readonly locale: Locale;
  /** Things a person should know once, in words; such as a settings file that had to be set aside. */
  readonly notices: readonly string[];
  readonly app: {
    readonly version: string;
    /** Node's name of the operating system. */
    readonly platform: string;
    /** Whether there is a tray icon. */
    readonly hasTray: boolean;
    /** Whether Marquee starts when the person logs in. */
    readonly launchAtLogin: boolean;
    /** What Marquee has to tell of itself; null when that is nothing. */
    readonly greeting: Greeting | null;
    /** What there is to do about updates. */
    readonly update: UpdateEntry;
  };
}

/** An account, as far as a person needs to tell it from the others. */
export interface AccountTab {
  readonly id: number;
  readonly name: string;
  /** The name that the person gave it; null while it has its own. */
  readonly nickname: string | null;
  /** Whether its name and place can be changed: nothing is kept of one that is signed in for this session only. */
  readonly isKept: boolean;
  /** Where its picture can be had; null shows initials. */
  readonly picture: string | null;
  /** How it stands. */
  readonly icon: TrayIconState;
}
