import type { Variant } from '@jellybrick/dbus-next';
import { createHash } from 'node:crypto';
import type { BusCall, Target } from './session-bus';

/** One size of an icon. */
export interface Pixmap {
  readonly width: number;
  readonly height: number;
  /** SHA-256 of its pixels: the same for the same picture. */
  readonly hash: string;
}

/** What an icon in the tray shows. */
export interface TrayItem {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly tooltip: string;
  readonly icons: readonly Pixmap[];
  /** The object path of its menu. */
  readonly menuPath: string;
}

/** One entry of a menu, as a person sees it. */
export interface MenuEntry {
  readonly id: number;
  /** Without the marks of access keys; empty for a separator. */
  readonly label: string;
  readonly enabled: boolean;
  readonly type: 'standard' | 'separator' | 'checkmark' | 'radio';
  /** Whether it is ticked; null when it is not of the kind that can be. */
  readonly toggleState: boolean | null;
  readonly children: readonly MenuEntry[];
}

/** Reads the properties of a StatusNotifierItem. */
export async function readItem(call: BusCall, item: Target): Promise<TrayItem> {
  const properties = { ...item, interface: 'org.freedesktop.DBus.Properties' };
  const [all] = (await call(properties, 'GetAll', 's', [item.interface])) as [Properties];
  const tooltip = all['ToolTip']?.value as readonly [string, readonly unknown[], string, string] | undefined;
  const pixmaps = (all['IconPixmap']?.value ?? []) as readonly (readonly [number, number, Uint8Array])[];
  return {
    id: textOf(all['Id']),
    title: textOf(all['Title']),
    status: textOf(all['Status']),
    tooltip: tooltip?.[2] ?? '',
    icons: pixmaps.map(([width, height, pixels]) => ({ width, height, hash: hashOf(pixels) })),
    menuPath: textOf(all['Menu']),
  };
}

/** Reads a menu, as a panel that opens it. */
export async function readMenu(call: BusCall, menu: Target): Promise<readonly MenuEntry[]> {
  await call(menu, 'AboutToShow', 'i', [0]);
  const [, root] = await call(menu, 'GetLayout', 'iias', [0, -1, []]);
  return entryOf(root as Layout).children;
}

type Properties = Readonly<Record<string, Variant>>;
type Layout = readonly [id: number, properties: Properties, children: readonly Variant<Layout>[]];

/** A property that was not sent has its default, which libdbusmenu's `dbus-menu.xml` tells. */
function entryOf([id, properties, children]: Layout): MenuEntry {
  const toggle = textOf(properties['toggle-type']) as 'checkmark' | 'radio' | '';
  const isSeparator = textOf(properties['type']) === 'separator';
  return {
    id,
    label: textOf(properties['label']).replace(/_(.)/g, '$1'),
    enabled: properties['enabled']?.value !== false,
    type: isSeparator ? 'separator' : toggle === '' ? 'standard' : toggle,
    toggleState: toggle === '' ? null : properties['toggle-state']?.value === 1,
    children: children
      .filter(({ value: [, its] }) => its['visible']?.value !== false)
      .map((it) => entryOf(it.value)),
  };
}

function textOf(property: Variant | undefined): string {
  return typeof property?.value === 'string' ? property.value : '';
}

function hashOf(pixels: Uint8Array): string {
  return createHash('sha256').update(pixels).digest('hex');
}
