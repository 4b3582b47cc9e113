import type { AccountExport } from '../../../preload/contract/account/account-export';
import type { AccountState } from '../../../preload/contract/account/account-state';
import type { ExportFormat, ShownHistory } from '../../../preload/contract/account/changes';
import type { ShownDevices } from '../../../preload/contract/account/devices';
import type { HomeMember } from '../../../preload/contract/account/home';
import type { Problem } from '../../../preload/contract/problem';
import { succeed, type Result } from '../../../preload/contract/result';
import type { Snapshot } from '../../../preload/contract/app/snapshot';
import { type Bridge, type CallName, type EventName, type EventValue } from '../../../preload/contract/calls';

/** Before the first list. */
const noDevices: ShownDevices = {
  watched: true,
  devices: null,
  fetchedAt: null,
  problem: null,
  reading: false,
};

type Answers = { [Name in CallName]?: Awaited<ReturnType<Bridge[Name]>> };

/** A snapshot around `account`, with settings and version as they are at first. */
export function snapshotOf(account: AccountState, more: Partial<Snapshot> = {}): Snapshot {
  return {
    account,
    picture: null,
    accounts: [],
    shownId: null,
    signIn: { kind: 'idle' },
    glance: { name: 'Quiet Lantern', pass: null, isPassUrgent: false, state: 'Up to date' },
    health: null,
    changes: { unseen: 0, last: null },
    devices: { new: 0, unused: 0 },
    settings: {
      showPrivate: false,
      sendTokenAs: 'header',
      refreshMinutes: 15,
      onClose: 'ask',
      mutedNotices: [],
      remindDays: 7,
      downloadUpdates: false,
      watchDevices: true,
      language: 'system',
      theme: 'system',
      trayIcon: 'automatic',
    },
    locale: { language: 'en', region: 'en-US' },
    notices: [],
    app: {
      version: '1.2.3',
      platform: 'linux',
      hasTray: true,
      launchAtLogin: false,
      greeting: null,
      update: { label: 'Check for updates…', click: 'check' },
    },
    ...more,
  };
}

/** Main, as a page sees it: notes the calls, gives the answers it was told to give, and pushes events. */
export class FakeBridge implements Bridge {
  /** The calls so far, each with its argument where it has one. */
  readonly calls: [name: CallName, argument?: unknown][] = [];
  /** What calls answer; success with nothing unless named here. */
  readonly answers: Answers;
  readonly #listeners = new Map<EventName, Set<(value: never) => void>>();

  constructor(answers: Answers = {}) {
    this.answers = answers;
  }

  readonly getSnapshot = (): Promise<Result<Snapshot, Problem>> => {
    this.calls.push(['getSnapshot']);
    return Promise.resolve(this.answers.getSnapshot ?? succeed(snapshotOf({ kind: 'starting' })));
  };
  readonly getHistory = (): Promise<Result<ShownHistory | null, Problem>> => {
    this.calls.push(['getHistory']);
    return Promise.resolve(this.answers.getHistory ?? succeed(null));
  };
  readonly exportHistory = (format: ExportFormat): Promise<Result<boolean, Problem>> => {
    this.calls.push(['exportHistory', format]);
    return Promise.resolve(this.answers.exportHistory ?? succeed(true));
  };
  readonly exportAccount = (wish: AccountExport): Promise<Result<boolean, Problem>> => {
    this.calls.push(['exportAccount', wish]);
    return Promise.resolve(this.answers.exportAccount ?? succeed(true));
  };
  readonly getHomeUsers = (): Promise<Result<readonly HomeMember[], Problem>> => {
    this.calls.push(['getHomeUsers']);
    return Promise.resolve(this.answers.getHomeUsers ?? succeed([]));
  };
  readonly getDevices = (): Promise<Result<ShownDevices, Problem>> => {
    this.calls.push(['getDevices']);
    return Promise.resolve(this.answers.getDevices ?? succeed(noDevices));
  };
  readonly refreshDevices = this.#noting('refreshDevices');
  readonly markDevicesSeen = this.#noting('markDevicesSeen');
  readonly removeDevice = this.#noting('removeDevice');
  readonly eraseHistory = this.#noting('eraseHistory');
  readonly markHistorySeen = this.#noting('markHistorySeen');
  readonly setLaunchAtLogin = this.#noting('setLaunchAtLogin');
  readonly forgetEverything = this.#noting('forgetEverything');
  readonly openProfile = this.#noting('openProfile');
  readonly update = this.#noting('update');
  readonly tellPainted = this.#noting('tellPainted');
  readonly tellHeight = this.#noting('tellHeight');
  readonly refresh = this.#noting('refresh');
  readonly signIn = this.#noting('signIn');
  readonly startSignIn = this.#noting('startSignIn');
  readonly cancelSignIn = this.#noting('cancelSignIn');
  readonly openSignInPage = this.#noting('openSignInPage');
  readonly copySignInLink = this.#noting('copySignInLink');
  readonly answerOtherAccount = this.#noting('answerOtherAccount');
  readonly goOnForSession = this.#noting('goOnForSession');
  readonly showAccount = this.#noting('showAccount');
  readonly renameAccount = this.#noting('renameAccount');
  readonly moveAccount = this.#noting('moveAccount');
  readonly chooseAccount = this.#noting('chooseAccount');
  readonly signOut = this.#noting('signOut');
  readonly unlockKeychain = this.#noting('unlockKeychain');
  readonly showDemo = this.#noting('showDemo');
  readonly leaveDemo = this.#noting('leaveDemo');
  readonly changeSettings = this.#noting('changeSettings');
  readonly copyText = this.#noting('copyText');
  readonly openLink = this.#noting('openLink');
  readonly dismissNotice = this.#noting('dismissNotice');
  readonly dismissGreeting = this.#noting('dismissGreeting');

  readonly on = <Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  };

  /** Tells those who listen to `name`. */
  push<Name extends EventName>(name: Name, value: EventValue<Name>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(value as never);
  }

  /** How many listen to anything. */
  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #noting(
    name: Exclude<
      CallName,
      'getSnapshot' | 'getHistory' | 'exportHistory' | 'exportAccount' | 'getHomeUsers' | 'getDevices'
    >,
  ) {
    return (...argument: readonly unknown[]): Promise<Result<undefined, Problem>> => {
      this.calls.push([name, ...argument] as [CallName, unknown?]);
      return Promise.resolve(this.answers[name] ?? succeed(undefined));
    };
  }
}
