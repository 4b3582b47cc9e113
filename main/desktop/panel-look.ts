import { nativeTheme, screen } from 'electron';
import { THIS_PLATFORM } from '../base/platform';
import type { TrayLook } from './tray-icon-files';

/** Desktops whose panel is dark, whatever their windows are. */
const DARK_PANELS = /GNOME|Unity|Pantheon/i;

/** How the panel looks that the tray icon stands on. */
export function panelLook(): TrayLook {
  return {
    panel: panelIsDark() ? 'dark' : 'light',
    scaleFactor: screen.getPrimaryDisplay().scaleFactor,
  };
}

function panelIsDark(): boolean {
  switch (THIS_PLATFORM) {
    case 'win32':
      return taskbarIsDark() ?? nativeTheme.shouldUseDarkColors;
    case 'linux':
      return nativeTheme.shouldUseDarkColors || DARK_PANELS.test(process.env['XDG_CURRENT_DESKTOP'] ?? '');
    default:
      return nativeTheme.shouldUseDarkColors;
  }
}

/** Windows has one colour for its taskbar and one for windows. Electron tells of the first since version 34. */
function taskbarIsDark(): boolean | undefined {
  const theme: Partial<typeof nativeTheme> = nativeTheme;
  return theme.shouldUseDarkColorsForSystemIntegratedUI;
}
