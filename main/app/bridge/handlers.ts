import * as v from 'valibot';
import { DEMO_SCENARIOS } from '../../../preload/contract/account/demo';
import type { HomeMember, HomeUser } from '../../../preload/contract/account/home';
import { GREETINGS } from '../../../preload/contract/app/greetings';
import { LINK_NAMES } from '../../../preload/contract/app/links';
import { fail, succeed } from '../../../preload/contract/result';
import { SECTIONS, type Section } from '../../../preload/contract/app/sections';
import type { Point } from '../../../preload/contract/calls';
import type { Accounts } from '../../account/accounts';
import type { OpenAccount } from '../../account/open-account';
import { problem } from '../../base/problems';
import { copyText } from '../../desktop/clipboard';
import { openLink } from '../../desktop/links';
import { DEMO_HOME } from '../../account/demo/demo';
import type { LoginItem } from '../../desktop/login-item/login-item';
import { createExportHandlers, type ExportHandlerDeps } from './export-handlers';
import { createAccountHandlers } from './account-handlers';
import type { Handlers } from './ipc';
import { DONE, MAX_TEXT, Nothing } from './parts';
import { createSignInHandlers, type SignInHandlerDeps } from './sign-in-handlers';
import { SettingsChangeSchema } from '../../storage/files/settings';
import type { Done } from '../commands';
import type { Greetings } from '../greetings';
import type { Notices } from '../notices';
import { UPDATE_ACTIONS } from '../../../preload/contract/app/updates';

/** What the handlers work on; `main/app/marquee.ts` puts it together. */
export interface HandlerDeps extends SignInHandlerDeps, ExportHandlerDeps {
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly greetings: Greetings;
  readonly loginItem: LoginItem;
  /** The profile window was painted. */
  readonly painted: () => void;
  /** Loads the pictures of a Home's members. */
  readonly withPictures: (members: readonly HomeUser[]) => Promise<readonly HomeMember[]>;
  readonly openProfile: (section: Section) => void;
  readonly chooseAccount: (at: Point) => void;
  readonly fitPopover: (height: number) => void;
}

/** No screen is higher, in CSS pixels. */
const MAX_HEIGHT = 10_000;

/** Which account a page shows; null for the demo. */
const SeenId = v.nullable(v.number());

/** Each call's argument and what it does. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { accounts, shown, commands, views } = deps;

  /** Runs `real`, unless the demo is shown: that goes nowhere. */
  function unlessDemo(real: () => Promise<Done>): Done | Promise<Done> {
    if (shown.demo === null) return real();
    shown.showDemo(shown.demo);
    return DONE;
  }

  /** Does to the account what can’t be undone, unless another one is shown by now than where a person asked for it. */
  function toSeen(id: number | null, real: (seen: OpenAccount) => Promise<Done>): Done | Promise<Done> {
    if (id !== (shown.opened?.id ?? null)) return fail(problem('invalid-call'));
    return unlessDemo(() => real(accounts.shown));
  }

  return {
    ...createSignInHandlers(deps),
    ...createExportHandlers(deps),
    getSnapshot: { argument: Nothing, run: () => succeed(views.snapshot()) },
    tellHeight: {
      argument: v.pipe(v.number(), v.minValue(1), v.maxValue(MAX_HEIGHT)),
      run(height) {
        deps.fitPopover(height);
        return DONE;
      },
    },
    tellPainted: {
      argument: Nothing,
      run() {
        deps.painted();
        return DONE;
      },
    },
    refresh: { argument: Nothing, run: () => unlessDemo(() => accounts.shown.account.refresh()) },
    signOut: {
      argument: v.strictObject({ account: SeenId, where: v.picklist(['here', 'at-plex']) }),
      run: ({ account, where }) => toSeen(account, (seen) => accounts.signOut(seen, where)),
    },
    ...createAccountHandlers(accounts, views),
    chooseAccount: {
      argument: v.strictObject({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) }),
      run(at) {
        deps.chooseAccount(at);
        return DONE;
      },
    },
    getHomeUsers: {
      argument: Nothing,
      async run() {
        if (shown.demo) return succeed(DEMO_HOME.map((member) => ({ ...member, picture: null })));
        const members = await accounts.shown.account.getHomeUsers();
        return members.ok ? succeed(await deps.withPictures(members.value)) : members;
      },
    },
    unlockKeychain: {
      argument: Nothing,
      run: () => unlessDemo(() => accounts.shown.account.unlockKeychain()),
    },
    showDemo: {
      argument: v.picklist(DEMO_SCENARIOS),
      run(scenario) {
        shown.showDemo(scenario);
        return DONE;
      },
    },
    leaveDemo: {
      argument: Nothing,
      run() {
        commands.leaveDemo();
        return DONE;
      },
    },
    changeSettings: { argument: SettingsChangeSchema, run: (change) => commands.changeSettings(change) },
    copyText: {
      argument: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
      run: (text) => copyText(text),
    },
    openLink: { argument: v.picklist(LINK_NAMES), run: (link) => openLink(link) },
    getHistory: { argument: Nothing, run: () => succeed(views.history()) },
    markHistorySeen: {
      argument: Nothing,
      async run() {
        await shown.markHistorySeen();
        return DONE;
      },
    },
    eraseHistory: {
      argument: v.strictObject({ account: SeenId }),
      run: ({ account }) => toSeen(account, ({ history }) => history.erase()),
    },
    getDevices: { argument: Nothing, run: () => succeed(shown.devices) },
    refreshDevices: { argument: Nothing, run: () => unlessDemo(() => accounts.shown.devices.refresh()) },
    markDevicesSeen: {
      argument: Nothing,
      async run() {
        await shown.opened?.devices.markSeen();
        return DONE;
      },
    },
    removeDevice: {
      argument: v.strictObject({ account: SeenId, id: v.pipe(v.string(), v.regex(/^\d{1,20}$/)) }),
      run: ({ account, id }) => toSeen(account, ({ devices }) => devices.remove(id)),
    },
    setLaunchAtLogin: { argument: v.boolean(), run: (on) => deps.loginItem.set(on) },
    forgetEverything: { argument: Nothing, run: () => unlessDemo(() => commands.forgetEverything()) },
    openProfile: {
      argument: v.picklist(SECTIONS),
      run(section) {
        deps.openProfile(section);
        return DONE;
      },
    },
    update: {
      argument: v.picklist(UPDATE_ACTIONS),
      async run(action) {
        await commands.update(action);
        return DONE;
      },
    },
    dismissNotice: {
      argument: v.pipe(v.string(), v.maxLength(2000)),
      run(notice) {
        deps.notices.dismiss(notice);
        return DONE;
      },
    },
    dismissGreeting: {
      argument: v.picklist(GREETINGS),
      run(greeting) {
        deps.greetings.dismiss(greeting);
        return DONE;
      },
    },
  };
}
