import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { LinkName } from '../../../preload/contract/app/links';
import type { Problem } from '../../../preload/contract/problem';
import { remedyFor, unlockLabel } from '../../../preload/contract/remedies';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';
import type { AccountTab } from '../../../preload/contract/app/snapshot';
import type { UpdateAction, UpdateEntry } from '../../../preload/contract/app/updates';
import type { TrayGlance } from '../../account/at-a-glance';
import { words } from '../../base/words';
import type { MenuEntry } from './menu-entry';

/** What the tray's menu shows. */
export interface TrayView {
  readonly glance: TrayGlance;
  /** The accounts to choose from; with one there is nothing to choose. */
  readonly accounts: readonly AccountTab[];
  readonly shownId: number | null;
  /** What the icon shows. */
  readonly icon: TrayIconState;
  /** How the icon looks. */
  readonly style: TrayIconStyle;
  /** What stands in the way of the account; null when nothing does. */
  readonly problem: Problem | null;
  /** What a person can do about the sign-in. */
  readonly signIn: 'sign-in' | 'sign-out' | 'leave-demo';
  /** Somebody had it refreshed a moment ago. */
  readonly isJustRefreshed: boolean;
  /** Whether Marquee starts when the person logs in. */
  readonly launchAtLogin: boolean;
  readonly update: UpdateEntry;
}

/** What the entries of the tray's menu do. */
export interface TrayActions {
  readonly showAccount: (id: number) => void;
  readonly openProfile: () => void;
  readonly refresh: () => void;
  readonly showHistory: () => void;
  readonly copyStatus: () => void;
  readonly openLink: (link: LinkName) => void;
  readonly showSettings: () => void;
  readonly setLaunchAtLogin: (on: boolean) => void;
  readonly signIn: () => void;
  readonly signInAgain: () => void;
  readonly unlockKeychain: () => void;
  readonly signOut: () => void;
  readonly leaveDemo: () => void;
  readonly showAbout: () => void;
  readonly update: (action: UpdateAction) => void;
  readonly quit: () => void;
}

const SEPARATOR: MenuEntry = { kind: 'separator' };

/** The tray's menu: how the account stands, then what can be done. */
export function trayMenu(view: TrayView, actions: TrayActions): readonly MenuEntry[] {
  const { name, pass, isPassUrgent, managePass, state, read } = view.glance;
  const facts = [name, pass !== null && isPassUrgent ? marked(pass) : pass, state, read].filter(
    (line) => line !== null,
  );
  const isThere = pass !== null;
  return [
    ...facts.map((label): MenuEntry => ({ kind: 'text', label })),
    ...(view.accounts.length > 1 ? [SEPARATOR, ...accountEntries(view, actions)] : []),
    SEPARATOR,
    ...remedyEntries(view, actions),
    action(words().tray.openProfile, actions.openProfile),
    refreshEntry(view, actions),
    action(words().tray.whatChanged, actions.showHistory, isThere),
    action(words().tray.copyStatus, actions.copyStatus, isThere),
    SEPARATOR,
    ...(managePass === null ? [] : [action(managePass, () => actions.openLink('plex-pass'))]),
    action(words().shared.openPlexAccount, () => actions.openLink('plex-account'), isThere),
    SEPARATOR,
    action(words().tray.settings, actions.showSettings),
    {
      kind: 'checkbox',
      label: words().tray.launchAtLogin,
      checked: view.launchAtLogin,
      run: () => actions.setLaunchAtLogin(!view.launchAtLogin),
    },
    signInEntry(view.signIn, actions),
    SEPARATOR,
    action(words().menu.about, actions.showAbout),
    updateItem(view.update, actions),
    action(words().menu.quit, actions.quit),
  ];
}

/** The accounts to choose from, as the tray's menu and the popover's have them. */
export function accountEntries(
  { accounts, shownId }: Pick<TrayView, 'accounts' | 'shownId'>,
  { showAccount }: Pick<TrayActions, 'showAccount'>,
): readonly MenuEntry[] {
  return accounts.map(({ id, name, icon }) => ({
    kind: 'radio',
    label: icon === 'attention' ? marked(name) : name,
    checked: id === shownId,
    run: () => showAccount(id),
  }));
}

/** What wants to be looked at: a menu has no colors. */
function marked(text: string): string {
  return words().tray.needsAttention({ text });
}

function action(label: string, run: () => void, enabled = true): MenuEntry {
  return { kind: 'action', label, enabled, run };
}

/** What helps against the problem. */
function remedyEntries({ problem, signIn }: TrayView, actions: TrayActions): readonly MenuEntry[] {
  if (problem === null) return [];
  const remedy = remedyFor(problem);
  switch (remedy) {
    case 'sign-in':
      return signIn === 'sign-in' ? [] : [action(words().tray.signInAgain, actions.signInAgain)];
    case 'unlock':
      return [action(unlockLabel(problem, words().shared), actions.unlockKeychain)];
    case 'retry':
    case 'wait':
      return [];
    default:
      return remedy satisfies never;
  }
}

function refreshEntry({ problem, signIn, isJustRefreshed }: TrayView, { refresh }: TrayActions): MenuEntry {
  const remedy = problem && remedyFor(problem);
  const isPossible = signIn === 'sign-out' && remedy !== 'sign-in' && remedy !== 'wait';
  const label = isJustRefreshed ? words().tray.justRefreshed : words().tray.refresh;
  return action(label, refresh, isPossible && !isJustRefreshed);
}

function updateItem({ label, click }: UpdateEntry, actions: TrayActions): MenuEntry {
  return click === null ? { kind: 'text', label } : action(label, () => actions.update(click));
}

function signInEntry(signIn: TrayView['signIn'], actions: TrayActions): MenuEntry {
  switch (signIn) {
    case 'sign-in':
      return action(words().tray.signIn, actions.signIn);
    case 'sign-out':
      return action(words().tray.signOut, actions.signOut);
    case 'leave-demo':
      return action(words().tray.leaveDemo, actions.leaveDemo);
    default:
      return signIn satisfies never;
  }
}
