export type Shortcut = 'refresh' | 'find' | 'settings' | 'back';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const WITH_COMMAND: Readonly<Record<string, Shortcut>> = { r: 'refresh', f: 'find', ',': 'settings' };

/** What a key press asks for; null for all others. Ctrl and Cmd count alike. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Keys): Shortcut | null {
  if (altKey || shiftKey) return null;
  if (ctrlKey || metaKey) return WITH_COMMAND[key.toLowerCase()] ?? null;
  return key === 'Escape' ? 'back' : null;
}

/**
 * How the keys are written on this system, for example `⌘R` or `Ctrl+R`.
 * @param control what the control key is called in the language of the page: German keyboards say `Strg`
 */
export function keysOf(shortcut: Shortcut, platform: string, control: string): string {
  if (shortcut === 'back') return 'Esc';
  const key = { refresh: 'R', find: 'F', settings: ',' }[shortcut];
  return platform === 'darwin' ? `⌘${key}` : `${control}+${key}`;
}
