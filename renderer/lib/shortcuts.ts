/** What a key of the window asks for. */
export type Shortcut = 'refresh' | 'find' | 'settings' | 'shortcuts' | 'back';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const WITH_COMMAND: Readonly<Record<string, Shortcut>> = { r: 'refresh', f: 'find', ',': 'settings' };
const ALONE: Readonly<Record<string, Shortcut>> = { Escape: 'back', F1: 'shortcuts' };

/**
 * What a key press asks for; null for all others. Ctrl and Cmd count alike.
 * @param isTyping whether a field has the keyboard: what can be typed there is meant for it
 */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Keys,
  isTyping: boolean,
): Shortcut | null {
  const hasCommand = ctrlKey || metaKey;
  if (key === '?' && !hasCommand && !altKey) return isTyping ? null : 'shortcuts'; // some keyboards need Shift for it
  if (altKey || shiftKey) return null;
  return (hasCommand ? WITH_COMMAND[key.toLowerCase()] : ALONE[key]) ?? null;
}

/** Which account Ctrl or Cmd with a digit asks for, counted from 1; null for all others. */
export function accountNumberOf({
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Omit<Keys, 'key'> & Pick<KeyboardEvent, 'code'>): number | null {
  if (altKey || shiftKey || !(ctrlKey || metaKey)) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]; // French keyboards have other characters on these keys
  return digit === undefined ? null : Number(digit);
}

/** Whether an element takes what is typed. */
export function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  );
}
