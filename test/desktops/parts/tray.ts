import type { Target } from '../../desktop/session-bus';
import { readMenu, type MenuEntry } from '../../desktop/tray-item';
import { Variant } from '@jellybrick/dbus-next';
import type { Session } from './session';
import { eventually } from './wait';

const WATCHER = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.freedesktop.DBus.Properties',
} as const;

/** Resolves as soon as there is a panel that shows icons. */
export async function hasTrayHost(session: Session): Promise<void> {
  await eventually('a panel with a tray is there', async () => {
    const answer = await watcher(session, 'IsStatusNotifierHostRegistered');
    return answer?.value === true ? true : null;
  });
}

/** The icons that the desktop's own panel has listed. Empty as long as there is no panel. */
export async function listedIcons(session: Session): Promise<readonly Target[]> {
  const answer = (await watcher(session, 'RegisteredStatusNotifierItems')) as Variant<
    readonly string[]
  > | null;
  return (answer?.value ?? []).map(itemAt);
}

/** A property of the desktop's list of icons; null where there is none. */
async function watcher({ bus }: Session, property: string): Promise<Variant | null> {
  const answer = await bus.call(WATCHER, 'Get', 'ss', [WATCHER.destination, property]).catch(() => null);
  return (answer?.[0] ?? null) as Variant | null;
}

/** Panels list an item by its name on the bus, most with the path of its object, GNOME with an @ in between. */
function itemAt(item: string): Target {
  const [, destination = item, path = '/StatusNotifierItem'] = /^(.*?)@?(\/.*)?$/.exec(item) ?? [];
  return {
    destination,
    path,
    interface: 'org.kde.StatusNotifierItem',
  };
}

async function propertyOf({ bus }: Session, icon: Target, name: string): Promise<unknown> {
  const target = { ...icon, interface: 'org.freedesktop.DBus.Properties' };
  const [value] = (await bus.call(target, 'Get', 'ss', [icon.interface, name])) as [Variant];
  return value.value;
}

/** A click with the left button, as a panel tells of it. */
export async function activate({ bus }: Session, icon: Target, x: number, y: number): Promise<void> {
  await bus.call(icon, 'Activate', 'ii', [x, y]);
}

/** Chooses an entry of the icon's menu, as a panel tells of it. Throws when there is none of this label. */
export async function choose(session: Session, icon: Target, label: string): Promise<void> {
  const path = String(await propertyOf(session, icon, 'Menu'));
  const menu = { destination: icon.destination, path, interface: 'com.canonical.dbusmenu' };
  const entries = await readMenu(session.bus.call, menu);
  const entry = entries.find((it: MenuEntry) => it.label === label);
  if (entry === undefined) throw new Error(`There is no entry “${label}” in the icon's menu.`);
  await session.bus.call(menu, 'Event', 'isvu', [entry.id, 'clicked', new Variant('s', ''), 0]);
}
