import { describe, expect, it } from 'vitest';
import { electronMenu } from '../../../../main/desktop/tray/electron-menu';
import type { MenuEntry } from '../../../../main/desktop/tray/menu-entry';

describe('a menu for Electron', () => {
  it('has what can be chosen and what only tells something, and an ampersand in a name stays one', () => {
    const run = (): void => undefined;
    const entries: readonly MenuEntry[] = [
      { kind: 'text', label: 'Tom & Jerry' },
      { kind: 'separator' },
      { kind: 'action', label: 'Go & see', enabled: true, run },
      { kind: 'action', label: 'Wait', enabled: false, run },
    ];
    expect(electronMenu(entries)).toEqual([
      { label: 'Tom && Jerry', enabled: false },
      { type: 'separator' },
      { label: 'Go && see', enabled: true, click: run },
      { label: 'Wait', enabled: false, click: run },
    ]);
  });

  it.each(['checkbox', 'radio'] as const)('ticks a %s when it is so, also right after a click', (kind) => {
    let times = 0;
    const [item] = electronMenu([{ kind, label: 'It', checked: false, run: () => (times += 1) }]);
    expect(item).toMatchObject({ type: kind, label: 'It', checked: false });
    const clicked = { checked: true } as unknown as Electron.MenuItem; // the system has ticked it
    item?.click?.(clicked, undefined, {});
    expect([clicked.checked, times]).toEqual([false, 1]);
  });
});
