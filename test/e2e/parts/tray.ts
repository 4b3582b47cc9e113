import type { Desktop } from '../../desktop/desktop';
import type { MenuEntry } from '../../desktop/tray-item';

/** What the icon's tooltip says. */
export const tooltip = async ({ trayHost }: Desktop): Promise<string> => (await trayHost.item()).tooltip;

/** What can be read in the menu. */
export const labelsOf = (menu: readonly MenuEntry[]): readonly string[] =>
  menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);

/** What the first lines of the menu say about the account. */
export const facts = async ({ trayHost }: Desktop): Promise<string> =>
  (await trayHost.menu())
    .filter(({ enabled }) => !enabled)
    .map(({ label }) => label)
    .join('\n');

/** The accounts in the menu, the one that is shown in brackets. */
export const choices = async ({ trayHost }: Desktop): Promise<readonly string[]> =>
  (await trayHost.menu())
    .filter(({ type }) => type === 'radio')
    .map(({ label, toggleState }) => (toggleState ? `[${label}]` : label));
