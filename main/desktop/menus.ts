import { Menu, type MenuItemConstructorOptions } from 'electron';
import { THIS_PLATFORM } from '../base/platform';
import type { UpdateAction, UpdateEntry } from '../../preload/contract/app/updates';

/** What the menu's own entries do. */
export interface MenuActions {
  readonly refresh: () => void;
  readonly showSettings: () => void;
  readonly update: (action: UpdateAction) => void;
}

/** Sets the application's menu, which also carries the keyboard shortcuts on every system. */
export function setApplicationMenu(actions: MenuActions, { label, click }: UpdateEntry): void {
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: actions.showSettings,
  };
  const update: MenuItemConstructorOptions = {
    id: 'update',
    label,
    enabled: click !== null,
    ...(click !== null && { click: () => actions.update(click) }),
  };
  const isMac = THIS_PLATFORM === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(update, settings)] : []),
    {
      label: '&Account',
      submenu: [
        { label: 'Refresh', accelerator: 'CmdOrCtrl+R', click: actions.refresh },
        ...(isMac ? [] : [settings, update]),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function macMenu(
  update: MenuItemConstructorOptions,
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      update,
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
