import { nativeTheme, type BrowserWindow } from 'electron';
import type { Theme } from '../../../preload/contract/app/settings';

/** What a window shows before its page is painted, or beside it while it grows: the canvas of renderer/theme.css. */
const BACKGROUND = { light: '#f7f5f2', dark: '#151312' } as const;

/** Shows all windows in these colors from now on, and those that open later from their first moment. */
export function showIn(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** The background of a window in the colors that are shown now. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** Gives a window the background of the colors that are shown, whenever they change. */
export function followTheme(window: BrowserWindow): void {
  const paint = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', paint);
  window.once('closed', () => nativeTheme.off('updated', paint));
}
