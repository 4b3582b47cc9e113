import { clipboard } from 'electron';
import type { UpdateAction } from '../../preload/contract/app/updates';
import { onLanguage } from '../base/words';
import { projectPages } from '../desktop/links';
import { setApplicationMenu } from '../desktop/menus';
import type { Windows } from '../desktop/windows/windows';
import { updateEntry } from '../updates/update-entry';
import type { Updates } from '../updates/updates';
import type { Handlers } from './bridge/ipc';
import type { Commands } from './commands';

/** What the application's menu shows and does. */
export interface MenuDeps {
  readonly updates: Updates;
  readonly windows: Windows;
  readonly handlers: Handlers;
  readonly commands: Commands;
  /** See `gatherDiagnostics`. */
  readonly diagnostics: () => Promise<string>;
}

/** Shows the application's menu, and again whenever its entry about updates or the language is another. */
export function startMenu({ updates, windows, handlers, commands, diagnostics }: MenuDeps): void {
  const actions = {
    refresh: () => void handlers.refresh.run(undefined),
    showSettings: () => windows.showProfile('settings'),
    update: (action: UpdateAction) => void commands.update(action),
    showShortcuts: () => windows.showProfile('shortcuts'),
    copyDiagnostics: () => void diagnostics().then((text) => clipboard.writeText(text)),
    openProjectPage: projectPages(),
  };
  const show = (): void => setApplicationMenu(actions, updateEntry(updates.state));
  show();
  updates.onChange(show);
  onLanguage(show);
}
