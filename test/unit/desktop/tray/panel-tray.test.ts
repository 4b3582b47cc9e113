import { DBusError, Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionBus, THE_BUS } from '../../../../main/dbus/session-bus';
import type { MenuEntry } from '../../../../main/desktop/tray/menu-entry';
import { PanelTray } from '../../../../main/desktop/tray/panel-tray';
import type { TrayFace } from '../../../../main/desktop/tray/tray';
import { startDesktop, type Desktop } from '../../../desktop/desktop';
import { HastyClock } from '../hasty-clock';

let desktop: Desktop;
let bus: SessionBus;
let tray: PanelTray;
let done: string[];
let heard: unknown[][];

const act = (label: string, enabled = true): MenuEntry => ({
  kind: 'action',
  label,
  enabled,
  run: () => done.push(label),
});
const MENU: readonly MenuEntry[] = [
  { kind: 'text', label: 'Updated just now' },
  { kind: 'separator' },
  act('Open profile'),
  act('Refresh now', false),
  { kind: 'checkbox', label: 'Launch at login', checked: true, run: () => done.push('launch') },
];
const FACE: TrayFace = {
  icon: 'fine',
  style: 'automatic',
  tooltip: 'Quiet Lantern\nUpdated just now',
  menu: MENU,
};

const SIGNALS = new Set(['NewIcon', 'NewToolTip', 'LayoutUpdated', 'ItemsPropertiesUpdated']);

const menuOf = () => ({
  destination: bus.uniqueName ?? '',
  path: '/MenuBar',
  interface: 'com.canonical.dbusmenu',
});
const itemOf = () => ({ ...menuOf(), path: '/StatusNotifierItem', interface: 'org.kde.StatusNotifierItem' });

const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof DBusError ? error.text : error));

/** What a panel has read, without the marks of D-Bus. */
function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, its]) => [key, plain(its)]));
}

async function layout(names: readonly string[] = []): Promise<readonly [number, Record<string, unknown>][]> {
  const [, root] = await desktop.bus.call(menuOf(), 'GetLayout', 'iias', [0, -1, names]);
  const [, , children] = plain(root) as [number, unknown, [number, Record<string, unknown>, []][]];
  return children.map(([id, properties]) => [id, properties]);
}

async function idOf(label: string): Promise<number> {
  return (await layout()).find(([, { label: its }]) => its === label)?.[0] ?? -1;
}

const click = (id: number, event = 'clicked') =>
  errorOf(desktop.bus.call(menuOf(), 'Event', 'isvu', [id, event, new Variant('s', ''), 0]));

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('the icon that a panel draws', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
    done = [];
    heard = [];
    bus = new SessionBus(new HastyClock());
    tray = new PanelTray(
      {
        bus,
        clock: new HastyClock(),
        pixmaps: (icon) => [{ width: 1, height: 1, argb: Buffer.from([icon.length, 1, 2, 3]) }],
        onClick: (at) => done.push(JSON.stringify(at)),
        onPlace: () => undefined,
      },
      FACE,
    );
    await bus.call(THE_BUS, 'GetId');
    await desktop.bus.call(THE_BUS, 'AddMatch', 's', [`type='signal',sender='${bus.uniqueName ?? ''}'`]);
    desktop.bus.connection.on('message', ({ sender, member, body }) => {
      if (sender === bus.uniqueName && SIGNALS.has(member)) heard.push([member, plain(body)]);
    });
  });
  afterEach(async () => {
    tray.remove();
    bus.close();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('has a name of its own, and tells a panel all that it may ask for', async () => {
    const properties = { ...itemOf(), interface: 'org.freedesktop.DBus.Properties' };
    const [all] = await desktop.bus.call(properties, 'GetAll', 's', [itemOf().interface]);
    expect(plain(all)).toMatchObject({
      Id: 'marquee',
      Title: 'Marquee',
      Category: 'ApplicationStatus',
      Status: 'Active',
      IconThemePath: '',
      IconPixmap: [[1, 1, Buffer.from([4, 1, 2, 3])]],
      ToolTip: ['', [], 'Quiet Lantern\nUpdated just now', ''],
      ItemIsMenu: false,
      Menu: '/MenuBar',
    });
    const [name] = await desktop.bus.call(properties, 'Get', 'ss', [itemOf().interface, 'IconName']);
    expect(plain(name), 'lxqt-panel asks for it before the picture').toBe('');
    expect(all, 'Ayatana’s panels take an item with a name for one that they can show').not.toHaveProperty(
      'IconName',
    );
  });

  it('tells of what has changed, and of nothing else', async () => {
    tray.show({ ...FACE });
    tray.show({ ...FACE, tooltip: 'Tom & <b>Jerry</b>' });
    tray.show({ ...FACE, icon: 'attention', tooltip: 'Tom & <b>Jerry</b>' });
    await expect
      .poll(() => heard)
      .toEqual([
        ['NewToolTip', []],
        ['NewIcon', []],
      ]);
    const properties = { ...itemOf(), interface: 'org.freedesktop.DBus.Properties' };
    const [all] = await desktop.bus.call(properties, 'GetAll', 's', [itemOf().interface]);
    expect(plain(all)).toMatchObject({
      IconPixmap: [[1, 1, Buffer.from([9, 1, 2, 3])]],
      ToolTip: ['', [], 'Tom ＆ ‹b›Jerry‹/b›', ''],
    });
  });

  it('hands a click on, whose place panels do not agree on, and nothing else', async () => {
    await desktop.bus.call(itemOf(), 'Activate', 'ii', [1180, 16]);
    await desktop.bus.call(itemOf(), 'Activate', 'ii', [0, 0]);
    for (const other of ['SecondaryActivate', 'ContextMenu']) {
      expect(await desktop.bus.call(itemOf(), other, 'ii', [1, 1])).toEqual([]);
    }
    expect(await desktop.bus.call(itemOf(), 'Scroll', 'is', [1, 'vertical'])).toEqual([]);
    await expect.poll(() => done).toEqual(['null', 'null']);
  });

  it('has a menu with what can be chosen and what can’t', async () => {
    tray.show({
      ...FACE,
      menu: [...MENU, { kind: 'radio', label: '_One & only\0', checked: false, run: () => 0 }],
    });
    expect((await layout()).map(([, properties]) => properties)).toEqual([
      { label: 'Updated just now', enabled: false },
      { type: 'separator' },
      { label: 'Open profile', enabled: true },
      { label: 'Refresh now', enabled: false },
      { label: 'Launch at login', enabled: true, 'toggle-type': 'checkmark', 'toggle-state': 1 },
      { label: '__One & only', enabled: true, 'toggle-type': 'radio', 'toggle-state': 0 },
    ]);
    expect((await layout(['type'])).map(([, properties]) => properties)).toEqual([
      {},
      { type: 'separator' },
      {},
      {},
      {},
      {},
    ]);
    const id = await idOf('Open profile');
    const [group] = await desktop.bus.call(menuOf(), 'GetGroupProperties', 'aias', [[id], ['label']]);
    expect(plain(group)).toEqual([[id, { label: 'Open profile' }]]);
    const [label] = await desktop.bus.call(menuOf(), 'GetProperty', 'is', [id, 'label']);
    expect(plain(label)).toBe('Open profile');
    const [, part] = await desktop.bus.call(menuOf(), 'GetLayout', 'iias', [id, -1, []]);
    expect(plain(part)).toEqual([id, { label: 'Open profile', enabled: true }, []]);
    const [, root] = await desktop.bus.call(menuOf(), 'GetLayout', 'iias', [0, 0, []]);
    expect(plain(root)).toEqual([0, { 'children-display': 'submenu' }, []]);
  });

  it('runs what is clicked, and nothing that is only hovered, grayed out, or no entry', async () => {
    const [open, off, tick, text] = await Promise.all(
      ['Open profile', 'Refresh now', 'Launch at login', 'Updated just now'].map(idOf),
    );
    expect(await click(open ?? -1, 'hovered')).toEqual([]);
    expect(await click(0, 'opened')).toEqual([]);
    expect(await click(off ?? -1)).toContain('can’t be chosen');
    expect(await click(text ?? -1)).toContain('can’t be chosen');
    expect(await click(999)).toContain('no longer');
    const nothing = new Variant('s', '');
    const events = [open, off, 999, tick].map((id) => [id, 'clicked', nothing, 0]);
    expect(await desktop.bus.call(menuOf(), 'EventGroup', 'a(isvu)', [events])).toEqual([[off, 999]]);
    await expect.poll(() => done).toEqual(['Open profile', 'launch']);
    expect(await desktop.bus.call(menuOf(), 'AboutToShow', 'i', [0])).toEqual([false]);
    expect(await errorOf(desktop.bus.call(menuOf(), 'AboutToShow', 'i', [999]))).toContain('no longer');
    expect(await desktop.bus.call(menuOf(), 'AboutToShowGroup', 'ai', [[0, 999]])).toEqual([[], [999]]);
  });

  it('runs what a person read in a menu that has changed since, or nothing', async () => {
    const twins = [act('Twin'), act('Twin')];
    tray.show({ ...FACE, menu: [...MENU, act('Sign out…'), ...twins] });
    const [open, signOut, twin] = await Promise.all(['Open profile', 'Sign out…', 'Twin'].map(idOf));
    tray.show({ ...FACE, menu: [{ kind: 'text', label: 'New' }, ...MENU, act('Sign in…'), ...twins] });
    expect(await click(open ?? -1)).toEqual([]);
    expect(await click(signOut ?? -1)).toContain('no longer');
    expect(await click(twin ?? -1)).toContain('no longer');
    await expect.poll(() => done).toEqual(['Open profile']);
  });

  it('tells of new words in place, and of a new menu as such', async () => {
    const [id] = (await layout())[0] ?? [];
    const [off] = (await layout())[3] ?? [];
    tray.show({ ...FACE, menu: [{ kind: 'text', label: 'Updated 1 minute ago' }, ...MENU.slice(1)] });
    tray.show({
      ...FACE,
      menu: [
        { kind: 'text', label: 'Updated 1 minute ago' },
        ...MENU.slice(1, 3),
        act('Refresh now'),
        ...MENU.slice(4),
      ],
    });
    tray.show({ ...FACE, menu: MENU.slice(1) });
    await expect.poll(() => heard).toHaveLength(3);
    const [revision] = await desktop.bus.call(menuOf(), 'GetLayout', 'iias', [0, -1, []]);
    expect(heard).toEqual([
      ['ItemsPropertiesUpdated', [[[id, { label: 'Updated 1 minute ago', enabled: false }]], []]],
      ['ItemsPropertiesUpdated', [[[off, { label: 'Refresh now', enabled: true }]], []]],
      ['LayoutUpdated', [revision, 0]],
    ]);
  });
});
