import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProjectPage } from '../../../main/desktop/links';

type Entries = readonly MenuItemConstructorOptions[];

const shown = vi.hoisted(() => ({ template: [] as Entries }));

vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: Entries) => template,
    setApplicationMenu: (template: Entries) => (shown.template = template),
  },
}));

const { setApplicationMenu } = await import('../../../main/desktop/menus');

const nothing = (): void => undefined;

/** Shows the menu, and answers the entries of “Help” by their ids. */
function help(openProjectPage: ((page: ProjectPage) => void) | null): Entries {
  const actions = {
    refresh: nothing,
    showSettings: nothing,
    update: nothing,
    showShortcuts: nothing,
    copyDiagnostics: nothing,
    openProjectPage,
  };
  setApplicationMenu(actions, { label: 'Check for updates…', click: 'check' });
  return (shown.template.find(({ role }) => role === 'help')?.submenu ?? []) as Entries;
}

describe('the menu Help', () => {
  beforeEach(() => {
    shown.template = [];
  });

  it('leads to the documentation and to where bugs are reported, in a copy that knows where they are', () => {
    const opened: ProjectPage[] = [];
    for (const { label, click } of help((page) => opened.push(page))) {
      if (label === 'Documentation' || label === 'Report a bug…') (click as () => void)();
    }
    expect(opened).toEqual(['documentation', 'issues']);
  });

  it('leads nowhere in a copy that does not', () => {
    expect(help(null).map(({ id }) => id)).toEqual(['shortcuts', 'diagnostics']);
  });
});
