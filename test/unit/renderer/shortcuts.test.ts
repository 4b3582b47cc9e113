import { describe, expect, it } from 'vitest';
import { keysOf, shortcutOf } from '../../../renderer/lib/shortcuts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys', () => {
  it.each([
    ['r', 'refresh'],
    ['R', 'refresh'],
    ['f', 'find'],
    [',', 'settings'],
  ])('with Ctrl or Cmd: %s asks for %s', (key, shortcut) => {
    expect(shortcutOf({ ...PLAIN, key, ctrlKey: true })).toBe(shortcut);
    expect(shortcutOf({ ...PLAIN, key, metaKey: true })).toBe(shortcut);
  });

  it('without a modifier are left to the field they are typed into', () => {
    expect(shortcutOf({ ...PLAIN, key: 'r' })).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'Escape' })).toBe('back');
  });

  it('with further modifiers mean something else', () => {
    expect(shortcutOf({ ...PLAIN, key: 'r', ctrlKey: true, shiftKey: true })).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'f', ctrlKey: true, altKey: true })).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'Escape', ctrlKey: true })).toBeNull();
  });

  it('are written as on the system’s own keyboard', () => {
    expect(keysOf('refresh', 'darwin', 'Ctrl')).toBe('⌘R');
    expect(keysOf('settings', 'linux', 'Ctrl')).toBe('Ctrl+,');
    expect(keysOf('find', 'linux', 'Strg')).toBe('Strg+F');
    expect(keysOf('back', 'win32', 'Strg')).toBe('Esc');
  });
});
