import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntry } from './menu-entry';

/** A menu as Electron builds it. */
export function electronMenu(entries: readonly MenuEntry[]): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: plain(entry.label), enabled: false };
      case 'action':
        return { label: plain(entry.label), enabled: entry.enabled, click: entry.run };
      case 'checkbox':
      case 'radio':
        return {
          label: plain(entry.label),
          type: entry.kind,
          checked: entry.checked,
          click(item) {
            item.checked = entry.checked; // the system has ticked it already
            entry.run();
          },
        };
    }
  });
}

/** In a label `&` stands for a key; doubled, it stands for itself. */
function plain(label: string): string {
  return label.replaceAll('&', '&&');
}
