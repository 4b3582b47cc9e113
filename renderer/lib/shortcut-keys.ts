import type { Shortcut } from './shortcuts';

/** What the list of shortcuts has: the shortcuts, the accounts by number, and the arrow keys of the cards. */
export type ListedShortcut = Shortcut | 'accounts' | 'copies';

/**
 * How the keys are written on this system, for example `⌘R` or `Ctrl+R`.
 * @param control what the control key is called in the language of the page: German keyboards say `Strg`
 */
export function keysOf(shortcut: ListedShortcut, platform: string, control: string): string {
  const command = platform === 'darwin' ? '⌘' : `${control}+`;
  switch (shortcut) {
    case 'refresh':
      return `${command}R`;
    case 'find':
      return `${command}F`;
    case 'settings':
      return `${command},`;
    case 'accounts':
      return `${command}1–9`;
    case 'copies':
      return '↑ ↓';
    case 'shortcuts':
      return 'F1, ?';
    case 'back':
      return 'Esc';
  }
}
