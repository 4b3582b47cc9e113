import type { MenuItemConstructorOptions } from 'electron';
import type { AccountTab } from '../../preload/contract';
import type { UpdateAction, UpdateEntry } from '../updates/update-entry';
import type { Glance, TrayIconState } from '../account/at-a-glance';

/** What the tray's menu shows. */
export interface TrayView {
  readonly glance: Glance;
  /** The accounts to choose from; with one there is nothing to choose. */
  readonly accounts: readonly AccountTab[];
  readonly shownId: number | null;
  /** What the icon shows. */
  readonly icon: TrayIconState;
  /** What a person can do about the sign-in; `renew` when plex.tv no longer takes it. */
  readonly signIn: 'sign-in' | 'renew' | 'sign-out' | 'leave-demo';
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
  readonly showSettings: () => void;
  readonly setLaunchAtLogin: (on: boolean) => void;
  readonly signIn: () => void;
  readonly signOut: () => void;
  readonly leaveDemo: () => void;
  readonly showAbout: () => void;
  readonly update: (action: UpdateAction) => void;
  readonly quit: () => void;
}

/** The tray's menu: how the account stands, then what can be done. */
export function trayMenu(view: TrayView, actions: TrayActions): MenuItemConstructorOptions[] {
  const { name, pass, state, read } = view.glance;
  const facts = [name, pass, state, read].filter((line) => line !== null);
  const isThere = pass !== null;
  return [
    ...facts.map((line) => ({ label: plain(line), enabled: false })),
    ...(view.accounts.length > 1 ? [{ type: 'separator' } as const, ...accountEntries(view, actions)] : []),
    { type: 'separator' },
    { label: 'Open profile', click: actions.openProfile },
    { label: 'Refresh now', enabled: view.signIn === 'sign-out', click: actions.refresh },
    { label: 'What changed', enabled: isThere, click: actions.showHistory },
    { label: 'Copy status', enabled: isThere, click: actions.copyStatus },
    { type: 'separator' },
    { label: 'Settings…', click: actions.showSettings },
    {
      label: 'Launch at login',
      type: 'checkbox',
      checked: view.launchAtLogin,
      click(item) {
        const wished = item.checked;
        item.checked = view.launchAtLogin; // it is ticked when it is so, not when it is wished
        actions.setLaunchAtLogin(wished);
      },
    },
    signInEntry(view.signIn, actions),
    { type: 'separator' },
    { label: 'About Marquee', click: actions.showAbout },
    updateItem(view.update, actions),
    { label: 'Quit Marquee', click: actions.quit },
  ];
}

/** The accounts to choose from, as the tray's menu and the popover's have them. */
export function accountEntries(
  { accounts, shownId }: Pick<TrayView, 'accounts' | 'shownId'>,
  { showAccount }: Pick<TrayActions, 'showAccount'>,
): MenuItemConstructorOptions[] {
  return accounts.map(({ id, name, icon }) => ({
    label: plain(icon === 'attention' ? `${name} (!)` : name),
    type: 'radio',
    checked: id === shownId,
    click: () => showAccount(id),
  }));
}

function updateItem({ label, click }: UpdateEntry, actions: TrayActions): MenuItemConstructorOptions {
  return click === null ? { label, enabled: false } : { label, click: () => actions.update(click) };
}

function signInEntry(signIn: TrayView['signIn'], actions: TrayActions): MenuItemConstructorOptions {
  switch (signIn) {
    case 'sign-in':
      return { label: 'Sign in…', click: actions.signIn };
    case 'renew':
      return { label: 'Sign in again…', click: actions.signIn };
    case 'sign-out':
      return { label: 'Sign out…', click: actions.signOut };
    case 'leave-demo':
      return { label: 'Leave the demo', click: actions.leaveDemo };
    default:
      return signIn satisfies never;
  }
}

/** In a label `&` stands for a key; doubled, it stands for itself. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}
