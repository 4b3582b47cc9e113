/**
 * Everything that crosses between main and its pages: one line a call, one line an event. A new call is a line
 * here, a handler in main/app/bridge/handlers.ts and its use in a page; the preload script builds the bridge from these tables.
 */
import type { AccountExport } from './account/account-export';
import type { DemoScenario } from './account/demo';
import type { ShownDevices } from './account/devices';
import type { ExportFormat, ShownHistory } from './account/changes';
import type { HomeMember } from './account/home';
import type { Greeting } from './app/greetings';
import type { LinkName } from './app/links';
import type { Problem } from './problem';
import type { Result } from './result';
import type { Section } from './app/sections';
import type { SettingsChange } from './app/settings';
import type { OtherAccountAnswer, PinStrength, SignIn } from './account/sign-in';
import type { Snapshot } from './app/snapshot';
import type { UpdateAction } from './app/updates';

/** A point of a page, in CSS pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The calls a page can make. Each answers a Result, whatever happens. What can’t be undone names the account that the page
 * shows, null for the demo: it is refused when another one is shown by now.
 */
export const calls = {
  /** The present state; later ones come as `snapshot` events. */
  getSnapshot: call<undefined, Snapshot>(),
  /** The profile window was painted: what main put off for that can begin. */
  tellPainted: call<undefined, undefined>(),
  /** How high the popover is to be for all that it says, in CSS pixels. */
  tellHeight: call<number, undefined>(),
  /** Asks plex.tv now. Answers when the answer is in. */
  refresh: call<undefined, undefined>(),
  /** Checks a token with plex.tv, then keeps it. */
  signIn: call<SignIn, undefined>(),
  /** Gets a PIN and, when it is `strong`, opens plex.tv's sign-in page in the browser. How it goes on is in the snapshots. */
  startSignIn: call<{ readonly strength: PinStrength; readonly renews: boolean }, undefined>(),
  /** Ends the sign-in that is under way. */
  cancelSignIn: call<undefined, undefined>(),
  /** Opens the page of the sign-in that is under way in the browser, again. */
  openSignInPage: call<undefined, undefined>(),
  /** Puts the address of that page on the clipboard. */
  copySignInLink: call<undefined, undefined>(),
  /** Says what to do with another account than the one that was to be renewed. */
  answerOtherAccount: call<OtherAccountAnswer, undefined>(),
  /** Uses the token that no keychain would take until Marquee quits. */
  goOnForSession: call<undefined, undefined>(),
  /**
   * Forgets the token of the account that is shown, and everything read with it; `at-plex` ends the token at plex.tv
   * first. When that fails nothing is forgotten.
   */
  signOut: call<{ readonly account: number | null; readonly where: 'here' | 'at-plex' }, undefined>(),
  /** Shows another account. */
  showAccount: call<number, undefined>(),
  /** Names an account as the person likes; null gives it its own name back. */
  renameAccount: call<{ readonly id: number; readonly nickname: string | null }, undefined>(),
  /** Moves an account up (-1) or down (1) among the others. */
  moveAccount: call<{ readonly id: number; readonly by: -1 | 1 }, undefined>(),
  /** Opens the menu of all accounts, at a point of the popover's page. */
  chooseAccount: call<Point, undefined>(),
  /** The members of the Plex Home of the account that is shown. */
  getHomeUsers: call<undefined, readonly HomeMember[]>(),
  /** Tries the keychain again; this may open its unlock dialog. */
  unlockKeychain: call<undefined, undefined>(),
  /** Shows the made-up account. */
  showDemo: call<DemoScenario, undefined>(),
  leaveDemo: call<undefined, undefined>(),
  changeSettings: call<SettingsChange, undefined>(),
  /** Puts a text on the clipboard. */
  copyText: call<string, undefined>(),
  openLink: call<LinkName, undefined>(),
  /** What has changed so far, or null when nothing was ever compared; later ones come as `history` events. */
  getHistory: call<undefined, ShownHistory | null>(),
  /** A person has looked at what changed so far. */
  markHistorySeen: call<undefined, undefined>(),
  eraseHistory: call<{ readonly account: number | null }, undefined>(),
  /** Asks where to, and saves the history there. Answers whether it was saved: a person may change their mind. */
  exportHistory: call<ExportFormat, boolean>(),
  /** The same with all that is known of the account: profile, subscription, devices and history. */
  exportAccount: call<AccountExport, boolean>(),
  /** What is known of the devices of the account that is shown; later ones come as `devices` events. */
  getDevices: call<undefined, ShownDevices>(),
  /** Asks plex.tv for them now. */
  refreshDevices: call<undefined, undefined>(),
  /** A person has looked at them: none is new any more. */
  markDevicesSeen: call<undefined, undefined>(),
  /** Signs a device out at plex.tv, by its id. A server and this Marquee are refused. */
  removeDevice: call<{ readonly account: number | null; readonly id: string }, undefined>(),
  setLaunchAtLogin: call<boolean, undefined>(),
  /** Signs out, and forgets the settings and by which name plex.tv knows this Marquee. */
  forgetEverything: call<undefined, undefined>(),
  /** Opens the profile window, or brings it to the front. */
  openProfile: call<Section, undefined>(),
  /** Looks for a newer version, downloads it or restarts with it. */
  update: call<UpdateAction, undefined>(),
  /** A notice was read and need not be shown again. */
  dismissNotice: call<string, undefined>(),
  /** What Marquee told of itself was closed, and is not told again. */
  dismissGreeting: call<Greeting, undefined>(),
} as const;

/** What main tells its pages. Each event carries the whole new value. */
export const events = {
  snapshot: event<Snapshot>(),
  history: event<ShownHistory | null>(),
  devices: event<ShownDevices>(),
  /** A menu, a shortcut or a notification asks the profile window to show one of its sections. */
  show: event<Section>(),
} as const;

type Calls = typeof calls;
type Events = typeof events;
export type CallName = keyof Calls;
export type EventName = keyof Events;
export type ArgumentOf<Name extends CallName> =
  Calls[Name] extends Call<infer Argument, unknown> ? Argument : never;
export type ValueOf<Name extends CallName> = Calls[Name] extends Call<unknown, infer Value> ? Value : never;
export type EventValue<Name extends EventName> = Events[Name] extends Event<infer Value> ? Value : never;

/** What `window.marquee` offers a page. */
export type Bridge = {
  readonly [Name in CallName]: (
    ...argument: ArgumentOf<Name> extends undefined ? [] : [ArgumentOf<Name>]
  ) => Promise<Result<ValueOf<Name>, Problem>>;
} & {
  /** Listens to an event; the function that comes back ends that. */
  readonly on: <Name extends EventName>(
    name: Name,
    listener: (value: EventValue<Name>) => void,
  ) => () => void;
};

declare global {
  interface Window {
    readonly marquee: Bridge;
  }
}

/** Phantoms: at run time each entry is an empty object, and only its name counts. */
interface Call<Argument, Value> {
  readonly argument?: Argument;
  readonly value?: Value;
}
interface Event<Value> {
  readonly value?: Value;
}
function call<Argument, Value>(): Call<Argument, Value> {
  return {};
}
function event<Value>(): Event<Value> {
  return {};
}
