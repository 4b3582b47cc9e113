import type { UpdateAction } from '../../preload/contract/app/updates';
import { onLanguage } from '../base/words';
import { copyText } from '../desktop/clipboard';
import { projectPages, type ProjectPage } from '../desktop/links';
import { setApplicationMenu } from '../desktop/menus';
import type { Windows } from '../desktop/windows/windows';
import { updateEntry } from '../updates/update-entry';
import type { Updates } from '../updates/updates';
import type { Handlers } from './bridge/ipc';
import type { Commands, Done } from './commands';
import { tellInWindow, type Notices } from './notices';

/** What the application's menu shows and does. */
export interface MenuDeps {
  readonly updates: Updates;
  readonly windows: Windows;
  readonly notices: Notices;
  readonly handlers: Handlers;
  readonly commands: Commands;
  /** See `gatherDiagnostics`. */
  readonly diagnostics: () => Promise<string>;
}

/** Shows the application's menu, and again whenever its entry about updates or the language is another. */
export function startMenu({ updates, windows, notices, handlers, commands, diagnostics }: MenuDeps): void {
  const openPage = projectPages();
  const tell = (done: Done): void => tellInWindow(done, 'profile', { notices, windows });
  const actions = {
    refresh: () => void handlers.refresh.run(undefined),
    showSettings: () => windows.showProfile('settings'),
    update: (action: UpdateAction) => void commands.update(action),
    showShortcuts: () => windows.showProfile('shortcuts'),
    copyDiagnostics: () => void diagnostics().then(copyText).then(tell),
    openProjectPage: openPage && ((page: ProjectPage) => void openPage(page).then(tell)),
  };
  const show = (): void => setApplicationMenu(actions, updateEntry(updates.state));
  show();
  updates.onChange(show);
  onLanguage(show);
}
