import { Menu, type MenuItemConstructorOptions } from 'electron';
import { THIS_PLATFORM } from '../base/platform';
import { words } from '../base/words';
import type { ProjectPage } from './links';
import type { UpdateAction, UpdateEntry } from '../../preload/contract/app/updates';

/** What the menu's own entries do. */
export interface MenuActions {
  readonly refresh: () => void;
  readonly showSettings: () => void;
  readonly update: (action: UpdateAction) => void;
  readonly showShortcuts: () => void;
  readonly copyDiagnostics: () => void;
  /** null where the project's home is not known. */
  readonly openProjectPage: ((page: ProjectPage) => void) | null;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/**
 * Sets the application's menu, which also carries the keyboard shortcuts on every system. Each entry has a label: Electron's
 * own are English everywhere.
 */
export function setApplicationMenu(actions: MenuActions, { label, click }: UpdateEntry): void {
  const menu = words().menu;
  const settings: MenuItemConstructorOptions = {
    label: menu.settings,
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
  const close: MenuItemConstructorOptions = { role: 'close', label: menu.closeWindow };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [macMenu(update, settings)] : []),
    {
      label: menu.account,
      submenu: [
        { label: menu.refresh, accelerator: 'CmdOrCtrl+R', click: actions.refresh },
        ...(isMac ? [] : [settings, update]),
        SEPARATOR,
        isMac ? close : { role: 'quit', label: menu.quit, accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      role: 'editMenu',
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        SEPARATOR,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'delete', label: menu.delete },
        SEPARATOR,
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'resetZoom', label: menu.actualSize },
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        SEPARATOR,
        { role: 'togglefullscreen', label: menu.fullScreen },
      ],
    },
    {
      role: 'windowMenu',
      label: menu.window,
      submenu: [
        { role: 'minimize', label: menu.minimize },
        { role: 'zoom', label: menu.zoom },
        ...(isMac ? [SEPARATOR, { role: 'front', label: menu.bringToFront } as const] : [close]),
      ],
    },
    {
      role: 'help',
      label: menu.help,
      submenu: [
        { id: 'shortcuts', label: menu.shortcuts, accelerator: 'F1', click: actions.showShortcuts },
        ...projectEntries(actions.openProjectPage),
        { id: 'diagnostics', label: menu.copyDiagnostics, click: actions.copyDiagnostics },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function projectEntries(open: MenuActions['openProjectPage']): readonly MenuItemConstructorOptions[] {
  if (open === null) return [];
  const menu = words().menu;
  return [
    { id: 'documentation', label: menu.documentation, click: () => open('documentation') },
    { id: 'report', label: menu.reportBug, click: () => open('issues') },
  ];
}

function macMenu(
  update: MenuItemConstructorOptions,
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  const menu = words().menu;
  return {
    role: 'appMenu',
    label: words().shared.app,
    submenu: [
      { role: 'about', label: menu.about },
      update,
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.showAll },
      SEPARATOR,
      { role: 'quit', label: menu.quit },
    ],
  };
}
