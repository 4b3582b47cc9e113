import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../renderer/lib/shortcut-keys';
import { accountNumberOf, shortcutOf } from '../../../renderer/lib/shortcuts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys', () => {
  it.each([
    ['r', 'refresh'],
    ['R', 'refresh'],
    ['f', 'find'],
    [',', 'settings'],
  ])('with Ctrl or Cmd: %s asks for %s', (key, shortcut) => {
    expect(shortcutOf({ ...PLAIN, key, ctrlKey: true }, false)).toBe(shortcut);
    expect(shortcutOf({ ...PLAIN, key, metaKey: true }, true)).toBe(shortcut);
  });

  it('without a modifier are left to the field they are typed into', () => {
    expect(shortcutOf({ ...PLAIN, key: 'r' }, false)).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: '?' }, true)).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'Escape' }, true)).toBe('back');
  });

  it('F1, and ? where nothing is typed, ask for the shortcuts', () => {
    expect(shortcutOf({ ...PLAIN, key: 'F1' }, true)).toBe('shortcuts');
    expect(shortcutOf({ ...PLAIN, key: '?' }, false)).toBe('shortcuts');
    expect(shortcutOf({ ...PLAIN, key: '?', shiftKey: true }, false)).toBe('shortcuts');
    expect(shortcutOf({ ...PLAIN, key: '?', ctrlKey: true }, false)).toBeNull();
  });

  it('with further modifiers mean something else', () => {
    expect(shortcutOf({ ...PLAIN, key: 'r', ctrlKey: true, shiftKey: true }, false)).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'f', ctrlKey: true, altKey: true }, false)).toBeNull();
    expect(shortcutOf({ ...PLAIN, key: 'Escape', ctrlKey: true }, false)).toBeNull();
  });

  it('with a digit ask for an account, whatever the keyboard has on the key', () => {
    expect(accountNumberOf({ ...PLAIN, code: 'Digit1', ctrlKey: true })).toBe(1);
    expect(accountNumberOf({ ...PLAIN, code: 'Numpad9', metaKey: true })).toBe(9);
    expect(accountNumberOf({ ...PLAIN, code: 'Digit0', ctrlKey: true })).toBeNull();
    expect(accountNumberOf({ ...PLAIN, code: 'Digit1' })).toBeNull();
    expect(accountNumberOf({ ...PLAIN, code: 'Digit1', ctrlKey: true, shiftKey: true })).toBeNull();
  });

  it('are written as on the system’s own keyboard', () => {
    expect(keysOf('refresh', 'darwin', 'Ctrl')).toBe('⌘R');
    expect(keysOf('settings', 'linux', 'Ctrl')).toBe('Ctrl+,');
    expect(keysOf('find', 'linux', 'Strg')).toBe('Strg+F');
    expect(keysOf('accounts', 'darwin', 'Ctrl')).toBe('⌘1–9');
    expect(keysOf('back', 'win32', 'Strg')).toBe('Esc');
  });
});
