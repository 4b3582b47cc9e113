export type Shortcut = 'refresh' | 'find' | 'settings' | 'back';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const WITH_COMMAND: Readonly<Record<string, Shortcut>> = { r: 'refresh', f: 'find', ',': 'settings' };

/** What a key press asks for; null for all others. Ctrl and Cmd count alike. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Keys): Shortcut | null {
  if (altKey || shiftKey) return null;
  if (ctrlKey || metaKey) return WITH_COMMAND[key.toLowerCase()] ?? null;
  return key === 'Escape' ? 'back' : null;
}

/** How the keys are written on this system, for example `⌘R` or `Ctrl+R`. */
export function keysOf(shortcut: Shortcut, platform: string): string {
  if (shortcut === 'back') return 'Esc';
  const key = { refresh: 'R', find: 'F', settings: ',' }[shortcut];
  return platform === 'darwin' ? `⌘${key}` : `Ctrl+${key}`;
}
