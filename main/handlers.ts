import { clipboard } from 'electron';
import * as v from 'valibot';
import type { Part } from '../preload/contract';
import type { Account } from './account/account';
import { DEMO_SCENARIOS } from './account/demo';
import { formatHistory, type ExportFormat } from './account/history-export';
import { LINK_NAMES, openLink } from './desktop/links';
import { saveAs } from './desktop/save-dialog';
import type { Handlers } from './ipc';
import type { Problem } from './plex/problems';
import { succeed, type Result } from './plex/result';
import type { ShownAccount } from './shown-account';
import { SettingsChange } from './storage/settings';

/** What a command answers: nothing, or why it failed. */
export type Done = Result<undefined, Problem>;

/** What the handlers work on; `main/window-mode.ts` puts it together. */
export interface HandlerParts {
  readonly account: Account;
  readonly shownAccount: ShownAccount;
  readonly leaveDemo: () => void;
  readonly eraseHistory: () => Promise<Done>;
  readonly changeSettings: (change: SettingsChange) => Promise<Done>;
  readonly setLaunchAtLogin: (on: boolean) => Promise<Done>;
  readonly forgetEverything: () => Promise<Done>;
  readonly openProfile: (part: Part) => void;
}

const nothing = v.undefined();
const done = succeed(undefined);

/** The longest text that a page may hand over, in characters: the whole account as JSON with room to spare. */
const MOST_TEXT = 1024 * 1024;

const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'json'];
const PARTS: readonly Part[] = ['profile', 'history', 'settings', 'about', 'sign-out'];

/** Each call's argument and what it does. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { account, shownAccount } = parts;

  /** Runs `real`, unless the demo is shown: that goes nowhere. */
  function unlessDemo(real: () => Promise<Done>): Done | Promise<Done> {
    if (shownAccount.demo === null) return real();
    shownAccount.showDemo(shownAccount.demo);
    return done;
  }

  return {
    getSnapshot: { argument: nothing, run: () => succeed(shownAccount.snapshot()) },
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
        shownAccount.showDemo(scenario);
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
    getHistory: { argument: nothing, run: async () => succeed(await shownAccount.history()) },
    lookAtHistory: {
      argument: nothing,
      async run() {
        await shownAccount.lookAtHistory();
        return done;
      },
    },
    eraseHistory: { argument: nothing, run: () => unlessDemo(() => parts.eraseHistory()) },
    exportHistory: {
      argument: v.picklist(EXPORT_FORMATS),
      run: async (format) =>
        saveAs({
          name: `marquee-changes.${format}`,
          text: formatHistory(await shownAccount.history(), format),
        }),
    },
    setLaunchAtLogin: { argument: v.boolean(), run: (on) => parts.setLaunchAtLogin(on) },
    forgetEverything: { argument: nothing, run: () => unlessDemo(() => parts.forgetEverything()) },
    openProfile: {
      argument: v.picklist(PARTS),
      run(part) {
        parts.openProfile(part);
        return done;
      },
    },
    dismissNotice: {
      argument: v.pipe(v.string(), v.maxLength(2000)),
      run(notice) {
        shownAccount.dismissNotice(notice);
        return done;
      },
    },
  };
}
