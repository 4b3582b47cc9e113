import type { CallName } from '../../../preload/contract/calls';
import type { Clock } from '../../base/clock';

interface CallLimit {
  /** So many calls at most ... */
  readonly calls: number;
  /** ... within so many milliseconds. */
  readonly inMs: number;
  /** The call opens a dialog: a second one is refused while that is open. */
  readonly hasDialog?: true;
}

const SECOND = 1_000;

/**
 * How often a page may make the calls that have an effect outside Marquee: in the browser, at plex.tv, on the screen, on
 * the disk with its lock that commands wait for, in the keychain. No person comes near these numbers; a page that was taken
 * over gains nothing by repeating. Null: it only reads, or has an effect once, and what it ends or answers has a limit.
 */
const LIMITS: Readonly<Record<CallName, CallLimit | null>> = {
  getSnapshot: null,
  getHistory: null,
  getDevices: null,
  tellPainted: null,
  cancelSignIn: null,
  showDemo: null,
  leaveDemo: null,
  markDevicesSeen: null,
  dismissNotice: null,
  dismissGreeting: null,
  openLink: { calls: 5, inMs: 10 * SECOND },
  openSignInPage: { calls: 5, inMs: 10 * SECOND },
  tellHeight: { calls: 100, inMs: 10 * SECOND },
  openProfile: { calls: 10, inMs: 10 * SECOND },
  chooseAccount: { calls: 10, inMs: 10 * SECOND },
  copyText: { calls: 20, inMs: 10 * SECOND },
  copySignInLink: { calls: 20, inMs: 10 * SECOND },
  startSignIn: { calls: 10, inMs: 60 * SECOND },
  signIn: { calls: 20, inMs: 60 * SECOND },
  answerOtherAccount: { calls: 20, inMs: 60 * SECOND },
  goOnForSession: { calls: 20, inMs: 60 * SECOND },
  signOut: { calls: 20, inMs: 60 * SECOND },
  showAccount: { calls: 100, inMs: 60 * SECOND },
  moveAccount: { calls: 100, inMs: 60 * SECOND },
  renameAccount: { calls: 30, inMs: 60 * SECOND },
  refresh: { calls: 200, inMs: 60 * SECOND },
  getHomeUsers: { calls: 60, inMs: 60 * SECOND },
  refreshDevices: { calls: 20, inMs: 60 * SECOND },
  removeDevice: { calls: 60, inMs: 60 * SECOND },
  unlockKeychain: { calls: 10, inMs: 60 * SECOND },
  exportHistory: { calls: 10, inMs: 60 * SECOND, hasDialog: true },
  exportAccount: { calls: 10, inMs: 60 * SECOND, hasDialog: true },
  markHistorySeen: { calls: 100, inMs: 60 * SECOND },
  eraseHistory: { calls: 10, inMs: 60 * SECOND },
  forgetEverything: { calls: 10, inMs: 60 * SECOND },
  changeSettings: { calls: 100, inMs: 60 * SECOND },
  setLaunchAtLogin: { calls: 30, inMs: 60 * SECOND },
  update: { calls: 20, inMs: 60 * SECOND },
};

const NO_LIMIT: CallLimit = { calls: Infinity, inMs: 0 };

/** Runs a call within its limit, counting the calls of all pages together; null when it is over the limit. */
export type RunWithinLimit = <Answer>(
  name: CallName,
  run: () => Answer | Promise<Answer>,
) => Promise<Answer> | null;

/** Keeps the calls within their limits. */
export function limitCalls(clock: Clock): RunWithinLimit {
  const made = new Map<CallName, readonly number[]>();
  const open = new Set<CallName>();
  return (name, run) => {
    const { calls, inMs, hasDialog } = LIMITS[name] ?? NO_LIMIT;
    const now = clock.now();
    // A clock that was set back makes nobody wait: what seems to lie ahead has passed, too.
    const recent = (made.get(name) ?? []).filter((at) => Math.abs(now - at) < inMs);
    if (recent.length >= calls || (hasDialog && open.has(name))) return null;
    if (calls < Infinity) made.set(name, [...recent, now]);
    open.add(name);
    return settle(run).finally(() => open.delete(name));
  };
}

/** The answer of `run` as a promise, which is rejected also for what is thrown at once. */
function settle<Answer>(run: () => Answer | Promise<Answer>): Promise<Answer> {
  return new Promise((resolve) => {
    resolve(run());
  });
}
