import { clipboard } from 'electron';
import * as v from 'valibot';
import type { Snapshot } from '../preload/contract';
import type { Account } from './account/account';
import type { DemoScenario } from './account/account-state';
import { DEMO_SCENARIOS } from './account/demo';
import type { History } from './account/history';
import { formatHistory, type ExportFormat } from './account/history-export';
import { LINK_NAMES, openLink } from './desktop/links';
import { saveAs } from './desktop/save-dialog';
import type { Handlers } from './ipc';
import type { Problem } from './plex/problems';
import { succeed, type Result } from './plex/result';
import { SettingsChange } from './storage/settings';

type Done = Result<undefined, Problem>;

/** What the handlers work on; `main/window-mode.ts` puts it together. */
export interface HandlerParts {
  readonly account: Account;
  readonly snapshot: () => Snapshot;
  /** The made-up situation that is shown; null when it is the real account. */
  readonly demo: () => DemoScenario | null;
  readonly showDemo: (scenario: DemoScenario) => void;
  readonly leaveDemo: () => void;
  /** What has changed so far, of the account that is shown. */
  readonly history: () => Promise<History | null>;
  readonly eraseHistory: () => Promise<Done>;
  readonly changeSettings: (change: SettingsChange) => Promise<Result<undefined, Problem>>;
  readonly dismissNotice: (notice: string) => void;
}

const nothing = v.undefined();
const done = succeed(undefined);

/** The longest text that a page may hand over, in characters: the whole account as JSON with room to spare. */
const MOST_TEXT = 1024 * 1024;

const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'json'];

/** Each call's argument and what it does. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { account } = parts;

  /** Runs `real`, unless the demo is shown: that goes nowhere. */
  function unlessDemo(real: () => Promise<Done>): Done | Promise<Done> {
    const scenario = parts.demo();
    if (scenario === null) return real();
    parts.showDemo(scenario);
    return done;
  }

  return {
    getSnapshot: { argument: nothing, run: () => succeed(parts.snapshot()) },
    refresh: { argument: nothing, run: () => unlessDemo(() => account.refresh()) },
    signIn: {
      argument: v.strictObject({
        token: v.pipe(v.string(), v.maxLength(MOST_TEXT)),
        keep: v.picklist(['keychain', 'session']),
      }),
      async run({ token, keep }) {
        const answer = await account.signIn(token, keep);
        if (answer.ok) parts.leaveDemo();
        return answer;
      },
    },
    signOut: { argument: nothing, run: () => unlessDemo(() => account.signOut()) },
    unlockKeychain: { argument: nothing, run: () => unlessDemo(() => account.unlockKeychain()) },
    showDemo: {
      argument: v.picklist(DEMO_SCENARIOS),
      run(scenario) {
        parts.showDemo(scenario);
        return done;
      },
    },
    leaveDemo: {
      argument: nothing,
      run() {
        parts.leaveDemo();
        return done;
      },
    },
    changeSettings: { argument: SettingsChange, run: (change) => parts.changeSettings(change) },
    copyText: {
      argument: v.pipe(v.string(), v.maxLength(MOST_TEXT)),
      async run(text) {
        await clipboard.writeText(text);
        return done;
      },
    },
    openLink: {
      argument: v.picklist(LINK_NAMES),
      async run(link) {
        await openLink(link);
        return done;
      },
    },
    getHistory: { argument: nothing, run: async () => succeed(await parts.history()) },
    eraseHistory: { argument: nothing, run: () => unlessDemo(() => parts.eraseHistory()) },
    exportHistory: {
      argument: v.picklist(EXPORT_FORMATS),
      run: async (format) =>
        saveAs({ name: `marquee-changes.${format}`, text: formatHistory(await parts.history(), format) }),
    },
    dismissNotice: {
      argument: v.pipe(v.string(), v.maxLength(2000)),
      run(notice) {
        parts.dismissNotice(notice);
        return done;
      },
    },
  };
}
